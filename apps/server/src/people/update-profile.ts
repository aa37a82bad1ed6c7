import { Preferences, type Profile, type UpdateProfile } from '@parley/contracts'
import { searchNameOf } from '../auth/new-account.ts'
import { readProfile } from '../auth/profile.ts'
import type { Ctx } from '../ctx.ts'
import { changeHandle } from '../handles/handles.ts'
import { changeStream } from '../streams/change.ts'

/** Changes what is given and keeps the rest; every page of the person hears of it. */
export function updateProfile(ctx: Ctx, changes: UpdateProfile): Promise<Profile> {
  const { id } = ctx.actor
  const verb = { name: 'update-profile', args: changes, authorise: async () => {} }
  return changeStream(ctx, `person:${id}`, verb, async (change) => {
    const { tx, at } = change
    const before = await readProfile(tx, id)
    const name = changes.name ?? before.name
    const handle = changes.handle ?? before.handle
    if (handle !== before.handle) await changeHandle(tx, { kind: 'person', id }, handle)
    const preferences = Preferences.parse({ ...before.preferences, ...changes.preferences })
    await tx
      .updateTable('users')
      .set({
        name,
        search_name: searchNameOf(name),
        preferences: JSON.stringify(preferences),
        updated_at: new Date(at),
      })
      .where('id', '=', id)
      .execute()
    const profile = { ...before, name, handle, preferences }
    change.record({ type: 'profile.changed', profile })
    if (preferences.presence !== before.preferences.presence)
      change.afterCommit(() => ctx.bus.publish({ kind: 'shown', personId: id }))
    return profile
  })
}
