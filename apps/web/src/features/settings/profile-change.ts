import type { Profile, UpdateProfile } from '@parley/contracts'

/** The profile as it will be; what the change leaves out stays. */
export const changed = (profile: Profile, { preferences = {}, ...rest }: UpdateProfile): Profile => ({
  ...profile,
  ...said(rest),
  preferences: { ...profile.preferences, ...said(preferences) },
})

/** The change that takes another back, and nothing else: more may have been changed in the meantime. */
export const undoing = (before: Profile, { preferences, ...rest }: UpdateProfile): UpdateProfile => ({
  ...sameOnes(before, rest),
  ...(preferences && { preferences: sameOnes(before.preferences, preferences) }),
})

type Said<Changes> = { [Name in keyof Changes]?: Exclude<Changes[Name], undefined> }

/** What a change says. Null is a choice: the server’s. */
const said = <Changes extends object>(changes: Changes): Said<Changes> =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as Said<Changes>

function sameOnes<Changes extends object>(before: Required<Said<Changes>>, changes: Changes): Said<Changes> {
  const names = Object.keys(said(changes)) as (keyof Changes)[]
  return Object.fromEntries(names.map((name) => [name, before[name]])) as Said<Changes>
}
