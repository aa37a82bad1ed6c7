import {
  newId,
  type ChatListItem,
  type CreateChat,
  type ParticipantRole,
  type Room,
  type RoomSettings,
} from '@parley/contracts'
import { chatInAddress, goToChat } from '@/lib/address.ts'
import { api } from '@/lib/api.ts'
import { roomsApi } from '@/lib/api-rooms.ts'
import { chatNow, presumeChat, reopenChat } from '@/lib/live/chats.ts'
import { presume } from '@/lib/live/inbox.ts'
import { setPanels } from '@/lib/panels.ts'
import { queryClient } from '@/lib/query-client.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'

export const ROOMS_KEY = ['rooms']

/** Rejects when the server refuses, so that the form can say so. */
export async function createRoom(room: Omit<CreateChat, 'id'>, id = newId()) {
  await api.createChat({ id, ...room }, id)
  enter(id)
}

/** Rejects when the server refuses. */
export async function joinRoom(chatId: string) {
  await roomsApi.join(chatId)
  enter(chatId)
}

/** Goes into a room one has just come to be in, also when it was refused before. */
export function enter(chatId: string) {
  void queryClient.invalidateQueries({ queryKey: ROOMS_KEY })
  if (chatNow(chatId)?.gone) reopenChat(chatId)
  goToChat(chatId)
  setPanels({ historySheet: false })
}

/** Rejects when the server refuses, so that the dialog which asked can say so. */
export async function leaveRoom(chatId: string) {
  await roomsApi.leave(chatId)
  if (chatInAddress() === chatId) goToChat(null)
  setPanels({ aside: null })
}

export function muteRoom(chatId: string, isMuted: boolean) {
  const putBack = presumeItem(chatId, { mutedAt: isMuted ? Date.now() : null })
  return orPutBack(isMuted ? 'Mute' : 'Unmute', putBack, () =>
    isMuted ? roomsApi.mute(chatId) : roomsApi.unmute(chatId),
  )
}

/** With the threads in which one is mentioned. */
export function markRoomRead({ id, position, mentionedIn = [] }: ChatListItem) {
  const putBack = presumeItem(id, { readPosition: position, mentions: 0, mentionedIn: [] })
  const threads = new Set(mentionedIn.map(({ threadId }) => threadId))
  return orPutBack('Mark as read', putBack, async () => {
    for (const threadId of [undefined, ...threads]) await roomsApi.markRead(id, { position, threadId })
  })
}

export function closeRoom(chatId: string, isClosed: boolean) {
  const putBack = presumeRoom(chatId, { closedAt: isClosed ? Date.now() : null })
  return orPutBack(isClosed ? 'Archive the room' : 'Reopen the room', putBack, () =>
    isClosed ? roomsApi.close(chatId) : roomsApi.reopen(chatId),
  )
}

export function changeRoom(chatId: string, room: RoomSettings) {
  return orPutBack('Change the room', presumeRoom(chatId, given(room)), () =>
    api.updateChat(chatId, { room }),
  )
}

export function changeRole(chatId: string, participantId: string, role: ParticipantRole) {
  const putBack = presumeChat(chatId, (state) => ({
    ...state,
    participants: state.participants.map((one) => (one.id === participantId ? { ...one, role } : one)),
  }))
  return orPutBack('Change the role', putBack, () => roomsApi.change(chatId, participantId, role))
}

const given = (room: RoomSettings): Partial<Room> =>
  Object.fromEntries(Object.entries(room).filter(([, value]) => value !== undefined))

const presumeRoom = (chatId: string, change: Partial<Room>) =>
  presumeChat(chatId, (state) => {
    const { room } = state.chat
    return room ? { ...state, chat: { ...state.chat, room: { ...room, ...change } } } : state
  })

const presumeItem = (chatId: string, change: Partial<ChatListItem>) =>
  presume((inbox) => {
    const item = inbox.chats[chatId]
    return item ? { ...inbox, chats: { ...inbox.chats, [chatId]: { ...item, ...change } } } : inbox
  })

async function orPutBack(what: string, putBack: () => void, work: () => Promise<unknown>): Promise<boolean> {
  const done = await tryOrTell(what, work)
  if (!done) putBack()
  return done
}
