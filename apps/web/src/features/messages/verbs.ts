import { branchOf, type ChatState, type Message } from '@parley/contracts'
import { api } from '@/lib/api.ts'
import { chatNow, loadMessages, presumeChat } from '@/lib/live/chats.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { writtenNow } from '@/features/chat/writing.ts'

const PAGE = 50

export const loadEarlier = (chatId: string, before: string) =>
  loadMessages(chatId, () => api.messages(chatId, { before, limit: PAGE }))

/** Loads the branch the chat stands at, when none of it is here. */
export const loadBranch = (chatId: string) =>
  loadMessages(chatId, () => api.messages(chatId, { limit: PAGE }))

/** Asks for one more answer beside those a message has. */
export const askAgain = (answer: Message, model?: string) =>
  tryOrTell('Answer again', async () => {
    if (answer.parentId === null) return
    await api.askReply(answer.chatId, { parentId: answer.parentId, ...(model !== undefined && { model }) })
  })

export const continueAnswer = (replyId: string) => tryOrTell('Continue', () => api.continueReply(replyId))

export const stopAnswer = (replyId: string) => tryOrTell('Stop', () => api.stopReply(replyId))

export function stopAnswerOf(chatId: string) {
  const replyId = writtenNow(chatNow(chatId)?.state)?.reply?.id
  if (replyId !== undefined) void stopAnswer(replyId)
}

export async function saveEdit({ chatId, id }: Message, content: string) {
  const putBack = presumeChat(chatId, (state) =>
    withMessage(state, id, { parts: [{ type: 'text', text: content }], editedAt: Date.now() }),
  )
  if (!(await tryOrTell('Save', () => api.editMessage(id, content)))) putBack()
}

/** Shows another alternative, at its newest end as far as that is known here. */
export async function showAlternative(chatId: string, messageId: string) {
  const putBack = presumeChat(chatId, (state) => ({
    ...state,
    chat: { ...state.chat, leafId: newestEnd(state, messageId) ?? state.chat.leafId },
  }))
  if (!(await tryOrTell('Show the alternative', () => api.movePlace(chatId, messageId)))) putBack()
}

function newestEnd(state: ChatState, id: string): string | null {
  if (!(id in state.messages)) return null
  const newest = state.children[id]?.at(-1)
  return newest === undefined ? id : newestEnd(state, newest)
}

const withMessage = (state: ChatState, id: string, change: Partial<Message>): ChatState => {
  const message = state.messages[id]
  return message ? { ...state, messages: { ...state.messages, [id]: { ...message, ...change } } } : state
}

/** The branch that is shown of a chat, as far as it is here. */
export const branchNow = (chatId: string): Message[] => {
  const state = chatNow(chatId)?.state
  return state ? branchOf(state) : []
}
