import type { Preferences, Profile, UpdateProfile } from '@parley/contracts'
import { api } from '@/lib/api.ts'
import { queryClient } from '@/lib/query-client.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { changed, undoing } from './profile-change.ts'
import { PROFILE_KEY } from './use-profile.ts'

/** Shows the change at once, saves it, and tells when it is refused. Whether it was saved. */
export const changeProfile = (what: string, change: UpdateProfile): Promise<boolean> =>
  tryOrTell(what, () => saveProfile(change))

/** Shows the change at once; rejects when it is refused, with what was there put back. */
export async function saveProfile(change: UpdateProfile): Promise<void> {
  await queryClient.cancelQueries({ queryKey: PROFILE_KEY })
  const before = queryClient.getQueryData<Profile>(PROFILE_KEY)
  show(change)
  try {
    await api.updateProfile(change)
  } catch (error) {
    if (before) show(undoing(before, change))
    throw error
  }
}

export const changePreferences = (what: string, preferences: Partial<Preferences>): Promise<boolean> =>
  changeProfile(what, { preferences })

const show = (change: UpdateProfile) =>
  queryClient.setQueryData<Profile>(PROFILE_KEY, (profile) => profile && changed(profile, change))
