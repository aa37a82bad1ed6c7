import { branchOf, standOf, type ChatState, type Message } from '@parley/contracts'
import { api } from '@/lib/api.ts'
import { chatNow, loadMessages, presumeChat } from '@/lib/live/chats.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { ownIdNow, writtenNow } from '@/features/chat/writing.ts'

const PAGE = 50

export const loadEarlier = (chatId: string, before: string) =>
  loadMessages(chatId, () => api.messages(chatId, { before, limit: PAGE }))

/** Loads the branch one stands at, when none of it is here. */
export function loadBranch(chatId: string) {
  const leafId = standNow(chatId)
  return loadMessages(chatId, () => api.messages(chatId, { limit: PAGE, ...(leafId !== null && { leafId }) }))
}

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
  const putBack = presumeChat(chatId, (state) => withStand(state, newestEnd(state, messageId)))
  if (!(await tryOrTell('Show the alternative', () => api.movePlace(chatId, messageId)))) putBack()
}

/** In a room one goes there alone. */
function withStand(state: ChatState, leafId: string | null): ChatState {
  if (leafId === null) return state
  if (state.chat.kind === 'direct') return { ...state, chat: { ...state.chat, leafId } }
  const placeId = leafId === state.chat.leafId ? null : leafId
  const ownId = ownIdNow()
  return {
    ...state,
    participants: state.participants.map((one) => (one.id === ownId ? { ...one, placeId } : one)),
  }
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

/** Where one stands in a chat; null when that is not known, or nothing was said in it. */
export const standNow = (chatId: string): string | null => {
  const state = chatNow(chatId)?.state
  return state ? standOf(state, ownIdNow()) : null
}

/** The branch that is shown of a chat, as far as it is here. */
export const branchNow = (chatId: string): Message[] => {
  const state = chatNow(chatId)?.state
  return state ? branchOf(state, standNow(chatId)) : []
}
