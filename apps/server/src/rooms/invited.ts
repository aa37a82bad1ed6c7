import type { Reader } from '../streams/log.ts'
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
