import type { Message } from '@parley/contracts'
import { presumeChat } from './chats.ts'

/** Shows a message changed before the server has answered; what it returns puts the truth back. */
export const presumeMessage = (chatId: string, id: string, change: (message: Message) => Partial<Message>) =>
  presumeChat(chatId, (state) => {
    const message = state.messages[id]
    if (!message) return state
    return { ...state, messages: { ...state.messages, [id]: { ...message, ...change(message) } } }
  })
