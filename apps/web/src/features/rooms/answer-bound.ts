import { MAX_ASKED, type Participant, type Room } from '@parley/contracts'

/** What to know where a room’s agents answer everything, and there are more of them than answer one message. */
export function boundOf(
  { agentsAnswer }: Pick<Room, 'agentsAnswer'>,
  participants: readonly Pick<Participant, 'kind'>[],
): string | null {
  const agents = participants.filter(({ kind }) => kind === 'agent').length
  if (agentsAnswer !== 'always' || agents <= MAX_ASKED) return null
  return `Only ${MAX_ASKED} of the ${agents} agents answer one message: those that came in first. The others answer when they are mentioned.`
}
