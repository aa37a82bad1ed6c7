import { standOf, type ChatState } from '@parley/contracts'
import { ownIdNow } from '@/features/chat/writing.ts'
import { standNow } from '@/features/messages/verbs.ts'
import { api } from '@/lib/api.ts'
import { talkApi } from '@/lib/api-talk.ts'
import { chatNow, presumeChat } from '@/lib/live/chats.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'

/** Goes where somebody else stands. */
export async function goToStandOf(chatId: string, personId: string) {
  const state = chatNow(chatId)?.state
  const stand = state ? standOf(state, personId) : null
  if (!state || stand === null) return
  if (stand === state.chat.leafId) return backToMainLine(chatId)
  const putBack = presumeChat(chatId, withOwnPlace(stand))
  if (!(await tryOrTell('Go there', () => api.movePlace(chatId, stand)))) putBack()
}

export async function backToMainLine(chatId: string) {
  const putBack = presumeChat(chatId, withOwnPlace(null))
  if (!(await tryOrTell('Back to the main line', () => talkApi.leavePlace(chatId)))) putBack()
}

/** Makes the branch one stands on what everybody follows who has no place of their own. */
export async function makeMainLine(chatId: string) {
  const stand = standNow(chatId)
  if (stand === null) return
  const putBack = presumeChat(chatId, (state) => ({
    ...withOwnPlace(null)(state),
    chat: { ...state.chat, leafId: stand },
  }))
  if (!(await tryOrTell('Make this the main line', () => talkApi.promote(chatId, stand)))) putBack()
}

export const isOffMainLine = (chatId: string): boolean => {
  const ownId = ownIdNow()
  const own = chatNow(chatId)?.state?.participants.find(({ id }) => id === ownId)
  return (own?.placeId ?? null) !== null
}

const withOwnPlace =
  (placeId: string | null) =>
  (state: ChatState): ChatState => {
    const ownId = ownIdNow()
    return {
      ...state,
      participants: state.participants.map((one) => (one.id === ownId ? { ...one, placeId } : one)),
    }
  }
