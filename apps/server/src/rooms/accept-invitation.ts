import { AppError, chatStream, type Chat, type InvitationPreview } from '@parley/contracts'
import { roleIn } from '../chats/access.ts'
import { readChat } from '../chats/chats.ts'
import type { Actor, Ctx, Spine } from '../ctx.ts'
import { changeStream, type Change } from '../streams/change.ts'
import type { Reader } from '../streams/log.ts'
import { hashOf } from './invitation-links.ts'
import { overBecause, selectInvitations, type InvitationRow } from './invitation-rows.ts'
import { letIn } from './join-room.ts'
import { endRemoval, removedAt } from './removals.ts'
import { manages } from './roles.ts'

/** What somebody who has the link may know of the room, logged in or not. */
export async function previewInvitation(
  spine: Spine,
  actor: Actor | null,
  token: string,
): Promise<InvitationPreview> {
  const { db } = spine.store
  const invitation = await byToken(db, token)
  const chatId = actor && (await roleIn(db, actor.id, invitation.chat_id)) ? invitation.chat_id : null
  if (chatId === null) await assertUsable(db, invitation, spine.now(), actor)
  const { people } = await db
    .selectFrom('participants')
    .select(({ fn }) => fn.countAll<number>().as('people'))
    .where('chat_id', '=', invitation.chat_id)
    .where('kind', '=', 'person')
    .executeTakeFirstOrThrow()
  return {
    title: invitation.title,
    topic: invitation.topic,
    people: Number(people),
    role: invitation.role as InvitationPreview['role'],
    invitedBy: invitation.creator,
    email: invitation.email,
    chatId,
  }
}

/** Comes into a room by an invitation. For whoever is in it already it is not used up. */
export async function acceptInvitation(ctx: Ctx, token: string): Promise<Chat> {
  const { chat_id: chatId } = await byToken(ctx.store.db, token)
  // Who accepts is not in the room yet: the invitation is what lets them in, and is looked at within the work.
  const verb = { name: 'invitation.accept', args: { token }, authorise: async () => {} }
  await changeStream(ctx, chatStream(chatId), verb, async (change) => {
    if (await roleIn(change.tx, ctx.actor.id, chatId)) return
    const invitation = await byToken(change.tx, token)
    await assertUsable(change.tx, invitation, change.at, ctx.actor)
    await assertAddressedTo(change, invitation, ctx.actor)
    await change.tx
      .updateTable('invitations')
      .set((row) => ({ uses: row('uses', '+', 1) }))
      .where('id', '=', invitation.id)
      .execute()
    await endRemoval(change.tx, chatId, ctx.actor.id)
    await letIn(ctx, change, chatId, invitation.role as InvitationPreview['role'])
  })
  return readChat(ctx, chatId)
}

async function byToken(db: Reader, token: string): Promise<InvitationRow> {
  const row = await selectInvitations(db)
    .where('invitations.token_hash', '=', hashOf(token))
    .executeTakeFirst()
  if (!row) throw new AppError('not_found', { detail: 'There is no such invitation.' })
  return row
}

async function assertUsable(
  db: Reader,
  invitation: InvitationRow,
  at: number,
  actor: Actor | null,
): Promise<void> {
  const over = overBecause(invitation, at)
  if (over) throw new AppError(over)
  if (actor) await assertNotRemoved(db, invitation, actor.id)
  if (invitation.closed_at !== null) throw new AppError('room_closed')
}

/** Who was removed comes back only by a letter that was written to them afterwards, by one who manages the room. */
async function assertNotRemoved(db: Reader, invitation: InvitationRow, personId: string): Promise<void> {
  const removed = await removedAt(db, invitation.chat_id, personId)
  if (removed === undefined) return
  const inviter = await roleIn(db, invitation.created_by, invitation.chat_id)
  const isNewer = invitation.email !== null && invitation.created_at > removed
  if (!isNewer || !inviter || !manages(inviter)) throw new AppError('removed_from_room')
}

async function assertAddressedTo({ tx }: Change, { email }: InvitationRow, actor: Actor): Promise<void> {
  if (email === null) return
  const self = await tx.selectFrom('users').select('email').where('id', '=', actor.id).executeTakeFirst()
  if (self?.email.toLowerCase() !== email) throw new AppError('invitation_for_another')
}
