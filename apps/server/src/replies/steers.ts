import type { Part } from '@parley/contracts'

export type SteerPart = Extract<Part, { type: 'steer' }>

/** What was asked of a reply while it was written, and is not in its message yet. */
export const steersOf = ({ steer }: { steer: string | null }): SteerPart[] =>
  steer === null ? [] : (JSON.parse(steer) as SteerPart[])
