import { AppError } from '@parley/contracts'
import { mayManage } from '../chats/access.ts'
import type { ChatChange } from '../chats/change-chat.ts'
import type { Ctx } from '../ctx.ts'

/** Who asked for a reply may stop it, steer it and let it go on; so may who manages the chat. */
export async function assertMayDirect(
  ctx: Ctx,
  { tx, chat }: ChatChange,
  reply: { asked_by: string },
): Promise<void> {
  if (reply.asked_by === ctx.actor.id || (await mayManage(tx, ctx.actor, chat.id))) return
  throw new AppError('forbidden', {
    detail: 'Only who asked for this answer, or who manages the room, may stop or steer it.',
  })
}
