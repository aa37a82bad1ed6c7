import { expect, test } from 'vitest'
import { applyEvent } from './apply-event.ts'
import { applySignal } from './apply-signal.ts'
import type { ChatListItem } from './chats.ts'
import type { Signal } from './frames.ts'
import type { InboxState } from './inbox-state.ts'

const item: ChatListItem = {
  id: 'design',
  kind: 'room',
  title: 'Design',
  pinnedAt: null,
  archivedAt: null,
  mutedAt: null,
  closedAt: null,
  activeAt: 1,
  position: 5,
  readPosition: 3,
  mentions: 1,
}
const inbox = { kind: 'inbox', profile: { id: 'ada' }, chats: { design: item } } as unknown as InboxState
const said: Signal = {
  kind: 'chat.said',
  chatId: 'design',
  threadId: null,
  position: 7,
  at: 7,
  authorId: 'bob',
  mentions: ['ada'],
}

test('a list that was read before a signal came takes nothing back', () => {
  const renamed = { ...item, title: 'Shapes' }
  const told = [said, { kind: 'chats.listed', items: [renamed] } satisfies Signal].reduce(applySignal, inbox)
  const known = { ...renamed, position: 7, activeAt: 7, mentions: 2 }
  expect(told.chats['design']).toEqual(known)
  const logged = applyEvent(applySignal(inbox, said), { type: 'chat.listed', item: renamed })
  expect(logged.chats['design']).toEqual(known)
})

test('a list that was read later counts as it is', () => {
  const later = { ...item, position: 9, readPosition: 9, mentions: 0 }
  const told = applySignal(applySignal(inbox, said), { kind: 'chats.listed', items: [later] })
  expect(told.chats['design']).toEqual(later)
})
