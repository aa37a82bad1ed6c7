import type { ChatState, Participant, ParticipantRole } from '@parley/contracts'

export const ROLE_NAMES: Record<ParticipantRole, string> = {
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
  viewer: 'Viewer',
}

export const ROLE_DETAILS: Record<ParticipantRole, string> = {
  owner: 'Has the room: can hand it over and delete it',
  admin: 'Changes the room, and who is in it',
  member: 'Reads and writes',
  viewer: 'Reads only',
}

const RANKS: Record<ParticipantRole, number> = { owner: 0, admin: 1, member: 2, viewer: 3 }

/** What one may do in a room, as the server will see it: for showing only what will be done. */
export type Rights = {
  role: ParticipantRole
  manages: boolean
  owns: boolean
  invites: boolean
}

export function rightsIn(
  { chat, participants }: Pick<ChatState, 'chat' | 'participants'>,
  personId: string,
): Rights {
  const role = participants.find(({ id }) => id === personId)?.role ?? 'viewer'
  const manages = role === 'owner' || role === 'admin'
  const isOpen = chat.room?.closedAt === null
  const invites = manages || (role === 'member' && chat.room?.invites === 'members')
  return { role, manages, owns: role === 'owner', invites: invites && isOpen }
}

/** The owner is nobody's to change; admins are the owner's alone. */
export const mayChange = ({ role }: Rights, other: Participant): boolean =>
  other.role === 'owner' ? false : other.role === 'admin' ? role === 'owner' : RANKS[role] <= RANKS.admin

/** By role, then by name. */
export const inOrder = (participants: readonly Participant[]): Participant[] =>
  participants.toSorted((a, b) => RANKS[a.role] - RANKS[b.role] || a.name.localeCompare(b.name))
