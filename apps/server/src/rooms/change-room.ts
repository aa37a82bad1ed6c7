import { AppError, type Participant, type ParticipantRole } from '@parley/contracts'
import { changeChat, type ChatChange } from '../chats/change-chat.ts'
import type { Permission } from '../chats/access.ts'
import { readParticipants } from '../chats/participants.ts'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../streams/log.ts'

/** `role` is that of whoever changes the room. */
export type RoomChange = ChatChange & { role: ParticipantRole }
type RoomVerb = { name: string; args: unknown; needs: Permission; departs?: boolean }

/** A change of a room by one who is in it; what is done in rooms only is refused elsewhere. */
export function changeRoom<Answer>(
  ctx: Ctx,
  chatId: string,
  verb: RoomVerb,
  work: (change: RoomChange) => Promise<Answer>,
): Promise<Answer> {
  return changeChat(ctx, chatId, verb, async (change) => {
    if (change.chat.kind !== 'room') throw new AppError('not_a_room')
    const { role } = await participantIn(change.tx, chatId, ctx.actor.id)
    return work(Object.assign(change, { role }))
  })
}

/** Somebody in a chat; throws when they are not. */
export async function participantIn(tx: Tx, chatId: string, id: string): Promise<Participant> {
  const [participant] = await readParticipants(tx, chatId, id)
  if (!participant) throw new AppError('not_found', { detail: 'They are not in this room.' })
  return participant
}
