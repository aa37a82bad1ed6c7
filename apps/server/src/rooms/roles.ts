import { AppError, ParticipantRole, type Participant } from '@parley/contracts'

const RANK = { viewer: 0, member: 1, admin: 2, owner: 3 } as const satisfies Record<ParticipantRole, number>

export const ROLES = ParticipantRole.options

export const outranks = (one: ParticipantRole, other: ParticipantRole): boolean => RANK[one] > RANK[other]

export const manages = (role: ParticipantRole): boolean => RANK[role] >= RANK.admin

/** Whether people of this role may bring others in. */
export const mayInvite = (role: ParticipantRole, invites: string): boolean =>
  manages(role) || (invites === 'members' && role === 'member')

export function assertMayInvite(role: ParticipantRole, invites: string): void {
  if (mayInvite(role, invites)) return
  throw new AppError('forbidden', { detail: 'In this room only its owner and admins bring others in.' })
}

/** Nobody gives a role above their own. */
export function assertMayGive(own: ParticipantRole, given: ParticipantRole): void {
  if (outranks(given, own))
    throw new AppError('forbidden', { detail: 'You cannot give a role above your own.' })
}

/** Who may change the role of somebody, or remove them: an admin neither the owner nor other admins. */
export function assertManages(own: ParticipantRole, other: Pick<Participant, 'role'>): void {
  if (other.role === 'owner')
    throw new AppError('forbidden', { detail: 'The owner stays the owner until they hand the room over.' })
  if (!outranks(own, other.role))
    throw new AppError('forbidden', { detail: 'Only the owner may change or remove an admin.' })
}
