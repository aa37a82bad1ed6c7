import { createHash } from 'node:crypto'
import { AppError, type RealtimeRequest, type Reply } from '@parley/contracts'
import { createChat } from '../chats/chats.ts'
import { sendMessage } from '../chats/messages.ts'
import type { Ctx } from '../ctx.ts'

/** Asks as `POST /realtime` does: in the chat that is named, or in a new one that begins with the given context. */
export async function askRealtime(ctx: Ctx, request: RealtimeRequest): Promise<Reply> {
  const { prompt, context, tools, model, parameters } = request
  // Sooner than a chat is made for it.
  ctx.tools.mustExist(tools)
  const chatId = request.chatId ?? (await beginChat(ctx, { context, model })).id
  const said = {
    content: prompt,
    ...(tools && { tools }),
    ...(model && { model }),
    ...(parameters && { parameters }),
  }
  const { reply } = await sendMessage({ ...ctx, opId: deriveId(ctx.opId, 'send') }, chatId, said)
  if (!reply)
    throw new AppError('conflict', {
      detail: 'Nobody answers this: mention an agent of the room, as in “@helper …”.',
    })
  return reply
}

const beginChat = (ctx: Ctx, { context = [], model }: Pick<RealtimeRequest, 'context' | 'model'>) =>
  createChat({ ...ctx, opId: deriveId(ctx.opId, 'chat') }, model ? { model } : {}, context)

/** One request that makes two ops gives each an id that follows from its own, so that a repeat meets both again. */
function deriveId(opId: string, purpose: string): string {
  const hash = createHash('sha256').update(`${opId}/${purpose}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
