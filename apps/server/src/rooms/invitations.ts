import {
  AppError,
  newId,
  type CreatedInvitation,
  type CreateInvitation,
  type Invitation,
  type Paged,
  type ParticipantRole,
} from '@parley/contracts'
import { reachableChat, roleIn } from '../chats/access.ts'
import { invitationsAfter, pageOf } from '../chats/list-queries.ts'
import type { Ctx } from '../ctx.ts'
import { changeRoom, type RoomChange } from './change-room.ts'
import { hashOf, type InvitationLinks } from './invitation-links.ts'
import { invitationOf, selectInvitations } from './invitation-rows.ts'
import { assertMayGive, assertMayInvite, manages, mayInvite, outranks, ROLES } from './roles.ts'

const HOUR_MS = 3_600_000
const A_WEEK = 7 * 24
/** Letters to strangers: so many a person and day, that this server is of no use to who sends unwanted ones. */
const LETTERS_A_DAY = 100

/** Invites into a room by a link, or by a letter to one address. */
export async function createInvitation(
  links: InvitationLinks,
  ctx: Ctx,
  chatId: string,
  args: CreateInvitation,
): Promise<CreatedInvitation> {
  const verb = { name: 'invitation.create', args, needs: 'read' } as const
  const invitation = await changeRoom(ctx, chatId, verb, async (change) => {
    const { role = 'member' } = args
    assertMayInvite(change.role, change.chat.invites)
    assertMayGive(change.role, role)
    if (change.chat.closed_at !== null) throw new AppError('room_closed')
    if (args.email !== undefined) {
      await assertNotHere(change, args.email)
      await assertFewLetters(ctx, change)
    }
    const id = await insertInvitation(links, ctx, change, { ...args, role })
    if (args.email !== undefined) await change.enqueue('invitation.send', { invitationId: id })
    return readInvitation(change, id)
  })
  return { invitation, url: links.urlOf(invitation) }
}

async function insertInvitation(
  links: InvitationLinks,
  ctx: Ctx,
  change: RoomChange,
  args: CreateInvitation & { role: Invitation['role'] },
): Promise<string> {
  const { id = newId(), email = null, expiresInHours = A_WEEK, maxUses = null } = args
  const chatId = change.chat.id
  const inserted = await change.tx
    .insertInto('invitations')
    .values({
      id,
      chat_id: chatId,
      token_hash: hashOf(links.tokenOf({ id, chatId })),
      role: args.role,
      email,
      created_by: ctx.actor.id,
      created_at: change.at,
      expires_at: expiresInHours === null ? null : change.at + expiresInHours * HOUR_MS,
      max_uses: email === null ? maxUses : 1,
      uses: 0,
      revoked_at: null,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new AppError('conflict', { detail: 'An invitation with this id exists already.' })
  return id
}

async function readInvitation(change: RoomChange, id: string): Promise<Invitation> {
  const row = await selectInvitations(change.tx).where('invitations.id', '=', id).executeTakeFirstOrThrow()
  return invitationOf(row, change.at)
}

/** Who is here already would be sent a letter that is of no use to them. */
async function assertNotHere({ tx, chat }: RoomChange, email: string): Promise<void> {
  const person = await tx
    .selectFrom('participants')
    .innerJoin('users', 'users.id', 'participants.id')
    .select('users.name')
    .where('participants.chat_id', '=', chat.id)
    .where(({ fn }) => fn('lower', ['users.email']), '=', email)
    .executeTakeFirst()
  if (person) throw new AppError('already_participant', { detail: `${person.name} is in this room already.` })
}

async function assertFewLetters(ctx: Ctx, { tx, at }: RoomChange): Promise<void> {
  const { letters } = await tx
    .selectFrom('invitations')
    .select(({ fn }) => fn.countAll<number>().as('letters'))
    .where('created_by', '=', ctx.actor.id)
    .where('email', 'is not', null)
    .where('created_at', '>', at - 24 * HOUR_MS)
    .executeTakeFirstOrThrow()
  if (Number(letters) >= LETTERS_A_DAY)
    throw new AppError('too_many_requests', {
      detail: 'You have invited many people by e-mail today. Give others the link instead.',
    })
}

type Query = { limit: number; cursor?: string | undefined }

/** Newest first: all of the room for who manages it, one’s own for others who may invite. */
export async function listInvitations(
  ctx: Ctx,
  chatId: string,
  { limit, cursor }: Query,
): Promise<Paged<Invitation>> {
  const { db } = ctx.store
  const chat = await reachableChat(db, ctx.actor, chatId)
  const role = await roleIn(db, ctx.actor.id, chatId)
  if (!role) throw new AppError('not_found')
  assertMayInvite(role, chat.invites)
  let rows = selectInvitations(db)
    .where('invitations.chat_id', '=', chatId)
    .orderBy('invitations.created_at', 'desc')
    .orderBy('invitations.id', 'desc')
    .limit(limit + 1)
  if (!manages(role)) rows = rows.where('invitations.created_by', '=', ctx.actor.id)
  if (cursor !== undefined) rows = rows.where(invitationsAfter(cursor))
  const items = (await rows.execute()).map((row) => invitationOf(row, ctx.now()))
  return pageOf(items, limit, ({ createdAt, id }) => ({ at: createdAt, id }))
}

/** Takes an invitation back: those of a room by who manages it, one’s own by everybody. */
export function revokeInvitation(ctx: Ctx, chatId: string, invitationId: string): Promise<void> {
  const verb = { name: 'invitation.revoke', args: { invitationId }, needs: 'read' } as const
  return changeRoom(ctx, chatId, verb, async (change) => {
    const invitation = await change.tx
      .selectFrom('invitations')
      .select('created_by')
      .where('id', '=', invitationId)
      .where('chat_id', '=', chatId)
      .executeTakeFirst()
    if (!invitation || (!manages(change.role) && invitation.created_by !== ctx.actor.id))
      throw new AppError('not_found')
    await change.tx
      .updateTable('invitations')
      .set({ revoked_at: change.at })
      .where('id', '=', invitationId)
      .where('revoked_at', 'is', null)
      .execute()
  })
}

/** Takes back what somebody may not give any more, now that they have this role, or none: nobody comes in by it later. */
export async function revokeBeyond(
  { tx, at, chat }: RoomChange,
  personId: string,
  role: ParticipantRole | null,
): Promise<void> {
  const canInvite = role !== null && mayInvite(role, chat.invites)
  const within = ROLES.filter((given) => canInvite && !outranks(given, role))
  let beyond = tx
    .updateTable('invitations')
    .set({ revoked_at: at })
    .where('chat_id', '=', chat.id)
    .where('created_by', '=', personId)
    .where('revoked_at', 'is', null)
  if (within.length > 0) beyond = beyond.where('role', 'not in', within)
  await beyond.execute()
}
