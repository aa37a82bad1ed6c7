import { expect, test } from 'vitest'
import { applySignal } from './apply-signal.ts'
import type { ChatListItem } from './chats.ts'
import type { Signal } from './frames.ts'
import type { InboxState } from './inbox-state.ts'
import { mentionsOf, unreadOf } from './unread.ts'

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
const said = (
  position: number,
  authorId: string,
  mentions: string[] = [],
  threadId: string | null = null,
): Signal => ({
  kind: 'chat.said',
  chatId: 'room',
  threadId,
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
    position: 9,
    readPosition,
    mentions: 0,
    mentionedIn: [],
  })
  expect(after(said(9, 'bob', ['ada']), read(9), read(6))).toMatchObject({ readPosition: 9, mentions: 0 })
})

test('a list that is told again is what counts; what is archived stays away', () => {
  const told = { ...item, title: 'Shapes', position: 9 }
  expect(after({ kind: 'chats.listed', items: [told] })).toEqual(told)
  const away = { ...item, id: 'other', archivedAt: 3 }
  expect(applySignal(inbox, { kind: 'chats.listed', items: [away] })).toEqual(inbox)
})

test('a mention in a thread waits until that thread is read; one of everybody does not', () => {
  const told = [
    said(5, 'bob', ['ada'], 'tea'),
    said(6, 'bob', ['room'], 'tea'),
    said(7, 'bob', ['ada'], 'cake'),
  ]
  const tea = { threadId: 'tea', position: 5 }
  const cake = { threadId: 'cake', position: 7 }
  expect(after(...told)).toMatchObject({ mentions: 1, mentionedIn: [tea, cake] })
  const read = { kind: 'chat.read', chatId: 'room', position: 6, readPosition: 6, mentions: 0 } as const
  const after6 = after(...told, { ...read, mentionedIn: [tea] })
  expect(after6, 'what was said since').toMatchObject({ mentions: 0, mentionedIn: [tea, cake] })
  expect(after6 && mentionsOf(after6)).toBe(2)
  expect(after(...told, said(8, 'ada'))).toMatchObject({ mentions: 0, mentionedIn: [tea, cake] })
  const looked = after(...told, { ...read, readPosition: 4, mentionedIn: [] })
  expect(looked).toMatchObject({ readPosition: 4, mentionedIn: [cake] })
})
