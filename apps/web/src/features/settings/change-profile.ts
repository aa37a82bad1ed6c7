import type { Preferences, Profile, UpdateProfile } from '@parley/contracts'
import { api } from '@/lib/api.ts'
import { queryClient } from '@/lib/query-client.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { changed, undoing } from './profile-change.ts'
import { PROFILE_KEY } from './use-profile.ts'

/** Shows the change at once, saves it, and puts back what was there if it is refused. Whether it was saved. */
export async function changeProfile(what: string, change: UpdateProfile): Promise<boolean> {
  await queryClient.cancelQueries({ queryKey: PROFILE_KEY })
  const before = queryClient.getQueryData<Profile>(PROFILE_KEY)
  show(change)
  const saved = await tryOrTell(what, () => api.updateProfile(change))
  if (!saved && before) show(undoing(before, change))
  return saved
}

export const changePreferences = (what: string, preferences: Partial<Preferences>): Promise<boolean> =>
  changeProfile(what, { preferences })

const show = (change: UpdateProfile) =>
  queryClient.setQueryData<Profile>(PROFILE_KEY, (profile) => profile && changed(profile, change))
