import { standOf, type ChatState, type Message } from '@parley/contracts'
import { inboxNow } from '@/lib/live/inbox.ts'
import { rightsIn } from '@/features/rooms/roles.ts'

type State = ChatState | null | undefined

/** Who looks at this page; null until that is known. */
export const ownIdNow = (): string | null => inboxNow()?.profile.id ?? null

/**
 * The answer that one may stop: in a direct chat the one at its end, in a room the newest that one asked for, or, for those
 * who manage it, that anybody did.
 */
export function writtenNow(
  state: State,
  ownId = ownIdNow(),
  threadId: string | null = null,
): Message | undefined {
  if (!state) return undefined
  if (state.chat.kind === 'room') return newestInRoom(state, ownId, threadId)
  const message = state.messages[standOf(state, ownId) ?? '']
  return message?.status === 'writing' ? message : undefined
}

function newestInRoom(state: ChatState, ownId: string | null, threadId: string | null): Message | undefined {
  let newest: Message | undefined
  for (const id of Object.keys(state.live)) {
    const message = state.messages[id]
    if (message?.status !== 'writing' || message.threadId !== threadId) continue
    if (message.position > (newest?.position ?? -1) && maySteer(state, message, ownId)) newest = message
  }
  return newest
}

/** Whether one may stop an answer, or tell it what to heed: in a room whoever asked, and those who manage it. */
export function maySteer(state: ChatState, message: Message, ownId: string | null): boolean {
  if (!message.reply || ownId === null) return false
  if (state.chat.kind === 'direct' || message.reply.askedBy === ownId) return true
  return rightsIn(state, ownId).manages
}

export const isWriting = (state: State): boolean => writtenNow(state) !== undefined
