import { talkApi } from '@/lib/api-talk.ts'
import { loadThread } from '@/lib/live/chats.ts'
import { setPanels } from '@/lib/panels.ts'

const PAGE = 50

export const openThread = (messageId: string) => setPanels({ aside: { view: 'thread', messageId } })

/** Opens a thread, or loads what is above what is held of it. */
export const loadThreadPage = (chatId: string, rootId: string) =>
  loadThread(chatId, rootId, (before) => talkApi.thread(rootId, { before, limit: PAGE }))
