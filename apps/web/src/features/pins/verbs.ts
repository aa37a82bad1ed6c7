import type { Message } from '@parley/contracts'
import { ownIdNow } from '@/features/chat/writing.ts'
import { talkApi } from '@/lib/api-talk.ts'
import { presumeMessage } from '@/lib/live/change-message.ts'
import { setPanels, usePanels } from '@/lib/panels.ts'
import { queryClient } from '@/lib/query-client.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'

export const pinsKey = (chatId: string) => ['pins', chatId]

/** Keeps a message at hand for everybody in the room, or no longer. */
export async function setPinned({ id, chatId }: Pick<Message, 'id' | 'chatId'>, isPinned: boolean) {
  const by = ownIdNow() ?? ''
  const putBack = presumeMessage(chatId, id, () => ({ pinned: isPinned ? { at: Date.now(), by } : null }))
  const done = await tryOrTell(isPinned ? 'Pin' : 'Unpin', () =>
    isPinned ? talkApi.pin(id) : talkApi.unpin(id),
  )
  if (!done) putBack()
  void queryClient.invalidateQueries({ queryKey: pinsKey(chatId) })
}

export function togglePins() {
  const { aside } = usePanels.getState()
  setPanels({ aside: aside?.view === 'pins' ? null : { view: 'pins' } })
}
