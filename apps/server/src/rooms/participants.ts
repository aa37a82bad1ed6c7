import {
  AppError,
  chatStream,
  inboxStream,
  type AddParticipant,
  type ChangeParticipant,
  type Paged,
  type Participant,
  type ParticipantRole,
} from '@parley/contracts'
import { reachableChat } from '../chats/access.ts'
import { recordListing } from '../chats/change-chat.ts'
import { insertParticipant, readParticipants } from '../chats/participants.ts'
import { stopReplies } from '../chats/stop-replies.ts'
import type { Ctx } from '../ctx.ts'
import type { Change } from '../streams/change.ts'
import { changeRoom, participantIn, type RoomChange } from './change-room.ts'
import { revokeBeyond } from './invitations.ts'
import { endRemoval, isRemoved, recordRemoval } from './removals.ts'
import { assertManages, assertMayGive, assertMayInvite, manages } from './roles.ts'

export async function listParticipants(ctx: Ctx, chatId: string): Promise<Paged<Participant>> {
  await reachableChat(ctx.store.db, ctx.actor, chatId)
  return { items: await readParticipants(ctx.store.db, chatId) }
}

/** Brings a person or an agent into a room. One who was removed is brought in again by its owner or admins only. */
export function addParticipant(ctx: Ctx, chatId: string, args: AddParticipant): Promise<Participant> {
  const { kind, id } = args
  return changeRoom(ctx, chatId, { name: 'participant.add', args, needs: 'read' }, async (change) => {
    assertMayInvite(change.role, change.chat.invites)
    const role = kind === 'agent' ? 'member' : (args.role ?? 'member')
    assertMayGive(change.role, role)
    if (!manages(change.role) && (await isRemoved(change.tx, chatId, id)))
      throw new AppError('removed_from_room', {
        detail: 'They were removed from this room: its owner or an admin can bring them in again.',
      })
    const participant = await insertParticipant(ctx, change, chatId, { kind, id, role })
    await endRemoval(change.tx, chatId, id)
    await recordJoined(change, chatId, participant)
    return participant
  })
}

/** Says that somebody is in a room now, to the room and to their own list. */
export async function recordJoined(change: Change, chatId: string, participant: Participant): Promise<void> {
  change.record({ type: 'participant.joined', participant })
  if (participant.kind === 'person') await recordListing(change, chatId, participant.id)
}

/** Changes somebody’s role; `owner` hands the room over. */
export function changeParticipant(
  ctx: Ctx,
  chatId: string,
  id: string,
  { role }: ChangeParticipant,
): Promise<Participant> {
  const verb = { name: 'participant.change', args: { id, role }, needs: 'manage' } as const
  return changeRoom(ctx, chatId, verb, async (change) => {
    const participant = await participantIn(change.tx, chatId, id)
    if (participant.role === role) return participant
    if (participant.kind === 'agent')
      throw new AppError('conflict', { detail: 'An agent in a room is always a member.' })
    if (role === 'owner') return handOver(ctx, change, participant)
    if (id !== ctx.actor.id || participant.role === 'owner') assertManages(change.role, participant)
    assertMayGive(change.role, role)
    return setRole(change, participant, role)
  })
}

/** A room has one owner: who had it becomes an admin. */
async function handOver(ctx: Ctx, change: RoomChange, to: Participant): Promise<Participant> {
  if (change.role !== 'owner')
    throw new AppError('forbidden', { detail: 'Only the owner can hand the room over.' })
  await setRole(change, await participantIn(change.tx, change.chat.id, ctx.actor.id), 'admin')
  return setRole(change, to, 'owner')
}

async function setRole(change: RoomChange, who: Participant, role: ParticipantRole): Promise<Participant> {
  await revokeBeyond(change, who.id, role)
  await change.tx
    .updateTable('participants')
    .set({ role })
    .where('chat_id', '=', change.chat.id)
    .where('id', '=', who.id)
    .execute()
  const { id, name, handle, picture } = who
  change.record({ type: 'participant.changed', participant: { id, name, handle, picture, role } })
  return { ...who, role }
}

/** Takes somebody out of a room; a person cannot come back unless they are brought in again. Oneself: leaves. */
export async function removeParticipant(ctx: Ctx, chatId: string, id: string): Promise<void> {
  if (id === ctx.actor.id) return leaveRoom(ctx, chatId)
  const verb = { name: 'participant.remove', args: { id }, needs: 'read' } as const
  return changeRoom(ctx, chatId, verb, async (change) => {
    const participant = await participantIn(change.tx, chatId, id)
    if (participant.kind === 'agent') await assertMayRemoveAgent(ctx, change, id)
    else assertManages(change.role, participant)
    await recordLeft(ctx, change, participant)
    if (participant.kind === 'agent') return stopReplies(ctx, change, chatId, id)
    await recordRemoval(change, id, ctx.actor.id)
    await revokeBeyond(change, id, null)
  })
}

/** Leaves a room. Its owner hands it over first, or deletes it. */
export function leaveRoom(ctx: Ctx, chatId: string): Promise<void> {
  const verb = { name: 'room.leave', args: {}, needs: 'read', departs: true } as const
  return changeRoom(ctx, chatId, verb, async (change) => {
    if (change.role === 'owner') throw new AppError('last_owner')
    await recordLeft(ctx, change, await participantIn(change.tx, chatId, ctx.actor.id))
  })
}

async function recordLeft(ctx: Ctx, change: RoomChange, { id, kind }: Participant): Promise<void> {
  const chatId = change.chat.id
  await change.tx.deleteFrom('participants').where('chat_id', '=', chatId).where('id', '=', id).execute()
  change.record({ type: 'participant.left', participantId: id, by: ctx.actor.id })
  if (kind === 'agent') return
  change.recordIn(inboxStream(id), { type: 'chat.unlisted', chatId })
  change.afterCommit(() => ctx.bus.publish({ kind: 'access', stream: chatStream(chatId), personId: id }))
}

/** Managers of the room, and whose agent it is. */
async function assertMayRemoveAgent(ctx: Ctx, { tx, role }: RoomChange, agentId: string): Promise<void> {
  if (manages(role)) return
  const agent = await tx.selectFrom('agents').select('owner_id').where('id', '=', agentId).executeTakeFirst()
  if (agent?.owner_id !== ctx.actor.id) throw new AppError('forbidden')
}
