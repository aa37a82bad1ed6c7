import type { Chat, ChatListItem, InboxState, Parameters } from '@parley/contracts'
import { newId } from '@parley/contracts'
import { api } from '@/lib/api.ts'
import { chatInAddress, goToChat } from '@/lib/address.ts'
import { presumeChat } from '@/lib/live/chats.ts'
import { inboxNow, presume } from '@/lib/live/inbox.ts'
import { queryClient } from '@/lib/query-client.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'

/** Shows the change at once, asks for it, and puts things back with a word if it is refused. */
async function change(what: string, presumed: (() => void)[], ask: () => Promise<unknown>): Promise<boolean> {
  const done = await tryOrTell(what, ask)
  if (!done) for (const putBack of presumed) putBack()
  return done
}

const item = (chatId: string, changed: Partial<ChatListItem>) => (inbox: InboxState) => {
  const known = inbox.chats[chatId]
  return known ? { ...inbox, chats: { ...inbox.chats, [chatId]: { ...known, ...changed } } } : inbox
}

const chat = (chatId: string, changed: Partial<Chat>) =>
  presumeChat(chatId, (state) => ({ ...state, chat: { ...state.chat, ...changed } }))

export const renameChat = (chatId: string, title: string) =>
  change('Rename', [presume(item(chatId, { title })), chat(chatId, { title })], () =>
    api.updateChat(chatId, { title }).then(refreshLists),
  )

export const pinChat = (chatId: string, isPinned: boolean) =>
  change('Pin', [presume(item(chatId, { pinnedAt: isPinned ? Date.now() : null }))], () =>
    (isPinned ? api.pin(chatId) : api.unpin(chatId)).then(refreshLists),
  )

export async function archiveChat(chatId: string, isArchived: boolean) {
  if (isArchived) leave(chatId)
  await change('Archive', [presume(item(chatId, { archivedAt: isArchived ? Date.now() : null }))], () =>
    (isArchived ? api.archive(chatId) : api.unarchive(chatId)).then(refreshLists),
  )
}

/** Rejects when the server refuses, so that the dialog which asked can say so. */
export async function deleteChat(chatId: string) {
  await api.deleteChat(chatId)
  leave(chatId)
  refreshLists()
}

export const chooseModel = (chatId: string, model: string | null) =>
  change('Change the model', [chat(chatId, { model })], () => api.updateChat(chatId, { model }))

export const setParameters = (chatId: string, parameters: Parameters) =>
  change('Save the parameters', [chat(chatId, { parameters })], () => api.updateChat(chatId, { parameters }))

/** Makes a chat that begins with a copy of the way to a message, and goes there. */
export async function branchChat(chatId: string, messageId: string) {
  const id = newId()
  const made = await tryOrTell('Branch', () => api.createChat({ id, branchFrom: { chatId, messageId } }))
  if (made) goToChat(id)
}

/** Away from a chat that is no longer to be seen. */
function leave(chatId: string) {
  if (chatInAddress() === chatId) goToChat(null)
}

/** What was read page by page and is older than the inbox reaches. */
function refreshLists() {
  void queryClient.invalidateQueries({ queryKey: ['chats'] })
}

export const listItem = (chatId: string): ChatListItem | undefined => inboxNow()?.chats[chatId]
