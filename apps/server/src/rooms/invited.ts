import type { Reader } from '../streams/log.ts'
import { hashOf } from './invitation-links.ts'
import { isOpen, selectInvitations } from './invitation-rows.ts'

/** Whether somebody with this address has been invited into a room, and can still come. */
export async function isInvited(db: Reader, email: string, at: number): Promise<boolean> {
  const invitations = await selectInvitations(db)
    .where('invitations.email', '=', email.toLowerCase())
    .where('invitations.revoked_at', 'is', null)
    .where('chats.closed_at', 'is', null)
    .execute()
  return invitations.some((invitation) => isOpen(invitation, at))
}

/** The address that the invitation of this link is for, while it can be used; null for one that anybody can use. */
export async function invitedAddress(db: Reader, token: string, at: number): Promise<string | null> {
  const invitation = await selectInvitations(db)
    .where('invitations.token_hash', '=', hashOf(token))
    .where('chats.closed_at', 'is', null)
    .executeTakeFirst()
  return invitation && isOpen(invitation, at) ? invitation.email : null
}
