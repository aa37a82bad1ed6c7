import { inboxStream, type ChatListItem, type InboxState, type Profile } from '@parley/contracts'
import { expect, test } from 'vitest'
import { followStream } from './follow-stream.ts'
import { onlineStage } from './testing/connection-stage.ts'

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
  mentions: 0,
}

test('what signals tell of rows is in the state that followers are shown', () => {
  const { connection, net } = onlineStage()
  const shown: InboxState[] = []
  const stream = inboxStream('ada')
  followStream<InboxState>(connection, stream, {
    onChange: (state) => shown.push(state),
    schedule: (flush) => flush(),
  })
  const said = {
    kind: 'chat.said' as const,
    chatId: 'design',
    threadId: null,
    position: 6,
    at: 6,
    authorId: 'bob',
    mentions: [],
  }
  // Before there is a state, it has nothing to change.
  net.last.say({ type: 'signal', signal: said })
  const state: InboxState = { kind: 'inbox', profile: { id: 'ada' } as Profile, chats: { design: item } }
  net.last.say({ type: 'snapshot', stream, epoch: 'e', seq: 1, state })
  net.last.say({ type: 'live', stream, seq: 1 })
  net.last.say({ type: 'signal', signal: said })
  expect(shown.at(-1)?.chats['design']?.position).toBe(6)
  const told = shown.length
  net.last.say({
    type: 'signal',
    signal: { kind: 'typing', chatId: 'design', threadId: null, personId: 'bob', on: true },
  })
  expect(shown).toHaveLength(told)
})
