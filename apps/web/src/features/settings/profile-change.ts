import type { Preferences, Profile, UpdateProfile } from '@parley/contracts'

type PreferenceChanges = NonNullable<UpdateProfile['preferences']>

/** The profile as it will be; what the change leaves out stays. */
export const changed = (profile: Profile, { name, handle, preferences }: UpdateProfile): Profile => ({
  ...profile,
  name: name ?? profile.name,
  handle: handle ?? profile.handle,
  preferences: preferences ? withPreferences(profile.preferences, preferences) : profile.preferences,
})

/** The change that takes another back, and nothing else: more may have been changed in the meantime. */
export const undoing = (before: Profile, { name, handle, preferences }: UpdateProfile): UpdateProfile => ({
  ...(name !== undefined && { name: before.name }),
  ...(handle !== undefined && { handle: before.handle }),
  ...(preferences && { preferences: sameOnes(before.preferences, preferences) }),
})

const withPreferences = (before: Preferences, changes: PreferenceChanges): Preferences => ({
  theme: changes.theme ?? before.theme,
  sendWith: changes.sendWith ?? before.sendWith,
  // Null is a choice: the server's.
  defaultModel: changes.defaultModel === undefined ? before.defaultModel : changes.defaultModel,
  presence: changes.presence ?? before.presence,
})

const sameOnes = (before: Preferences, changes: PreferenceChanges): PreferenceChanges => ({
  ...(changes.theme !== undefined && { theme: before.theme }),
  ...(changes.sendWith !== undefined && { sendWith: before.sendWith }),
  ...(changes.defaultModel !== undefined && { defaultModel: before.defaultModel }),
  ...(changes.presence !== undefined && { presence: before.presence }),
})
