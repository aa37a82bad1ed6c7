import type { Invitation } from '@parley/contracts'
import type { Reader } from '../streams/log.ts'

/** The invitations into rooms that are there still. */
export const selectInvitations = (db: Reader) =>
  db
    .selectFrom('invitations')
    .innerJoin('chats', 'chats.id', 'invitations.chat_id')
    .innerJoin('users', 'users.id', 'invitations.created_by')
    .selectAll('invitations')
    .select(['users.name as creator', 'chats.title', 'chats.topic', 'chats.closed_at'])
    .where('chats.deleted_at', 'is', null)

export type InvitationRow = Awaited<
  ReturnType<ReturnType<typeof selectInvitations>['executeTakeFirstOrThrow']>
>

type Limits = Pick<InvitationRow, 'revoked_at' | 'expires_at' | 'max_uses' | 'uses'>

/** Why an invitation cannot be used any more; null while it can. */
export function overBecause({ revoked_at, expires_at, max_uses, uses }: Limits, at: number) {
  if (revoked_at !== null) return 'invitation_revoked'
  if (max_uses !== null && uses >= max_uses) return 'invitation_used_up'
  return expires_at !== null && expires_at <= at ? 'invitation_expired' : null
}

export const isOpen = (limits: Limits, at: number): boolean => overBecause(limits, at) === null

export const invitationOf = (row: InvitationRow, at: number): Invitation => ({
  id: row.id,
  chatId: row.chat_id,
  role: row.role as Invitation['role'],
  email: row.email,
  createdBy: { id: row.created_by, name: row.creator },
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  maxUses: row.max_uses,
  uses: row.uses,
  revokedAt: row.revoked_at,
  open: isOpen(row, at),
})
