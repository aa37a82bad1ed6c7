import { expect, test } from 'vitest'
import { applySignal } from './apply-signal.ts'
import type { ChatListItem } from './chats.ts'
import type { Signal } from './frames.ts'
import type { InboxState } from './inbox-state.ts'
import { unreadOf } from './unread.ts'

const item: ChatListItem = {
  id: 'room',
  kind: 'room',
  title: 'Design',
  pinnedAt: null,
  archivedAt: null,
  mutedAt: null,
  closedAt: null,
  activeAt: 1,
  position: 4,
  readPosition: 4,
  mentions: 0,
}
const inbox = { kind: 'inbox', profile: { id: 'ada' }, chats: { room: item } } as unknown as InboxState
const said = (position: number, authorId: string, mentions: string[] = []): Signal => ({
  kind: 'chat.said',
  chatId: 'room',
  position,
  at: position,
  authorId,
  mentions,
})
const after = (...signals: Signal[]) => signals.reduce(applySignal<InboxState>, inbox).chats['room']

test('what others say is unread, and mentions are counted, each once', () => {
  const now = after(
    said(5, 'bob'),
    said(6, 'bob', ['ada']),
    said(6, 'bob', ['ada']),
    said(7, 'eve', ['room', 'ada']),
  )
  expect(now && unreadOf(now)).toBe(3)
  expect(now?.mentions).toBe(2)
})

test('a signal that comes late changes nothing, and one that was lost is made up for by the next', () => {
  expect(after(said(7, 'bob'), said(5, 'bob', ['ada']))).toMatchObject({ position: 7, mentions: 0 })
})

test('own words are read words', () => {
  expect(after(said(5, 'bob', ['ada']), said(6, 'ada'))).toMatchObject({ readPosition: 6, mentions: 0 })
})

test('what another device has read is read here', () => {
  const read = (readPosition: number): Signal => ({
    kind: 'chat.read',
    chatId: 'room',
    readPosition,
    mentions: 0,
  })
  expect(after(said(9, 'bob', ['ada']), read(9), read(6))).toMatchObject({ readPosition: 9, mentions: 0 })
})

test('a list that is told again is what counts; what is archived stays away', () => {
  const told = { ...item, title: 'Shapes', position: 9 }
  expect(after({ kind: 'chats.listed', items: [told] })).toEqual(told)
  const away = { ...item, id: 'other', archivedAt: 3 }
  expect(applySignal(inbox, { kind: 'chats.listed', items: [away] })).toEqual(inbox)
})
