import { describe, expect, test } from 'vitest'
import { applyEvent } from './apply-event.ts'
import { branchOf, standOf, type ChatState } from './chat-state.ts'
import type { Participant, Room } from './chats.ts'
import type { ChatEvent } from './events.ts'
import { plainMessage } from './message-text.ts'
import type { Message } from './messages.ts'

const person = (id: string): Participant => ({
  kind: 'person',
  id,
  name: id,
  handle: id,
  picture: null,
  role: 'member',
  placeId: null,
  readPosition: 0,
  deliveredPosition: 0,
  joinedAt: 0,
})

const room: ChatState = {
  kind: 'chat',
  chat: {
    id: 'room',
    kind: 'room',
    title: 'Design',
    model: null,
    parameters: {},
    leafId: null,
    branchedFrom: null,
    room: {} as Room,
    createdAt: 0,
  },
  participants: [person('ada'), person('bob'), person('eve')],
  messages: {},
  children: {},
  live: {},
  threads: {},
  deleted: false,
}

let position = 0
const says = (by: string, id: string, parentId: string | null, threadId: string | null = null): ChatEvent => {
  const message: Message = {
    ...plainMessage,
    id,
    chatId: 'room',
    parentId,
    threadId,
    role: 'user',
    author: { kind: 'person', id: by, name: by },
    parts: [{ type: 'text', text: id }],
    status: 'complete',
    position: ++position,
    createdAt: position,
  }
  return { type: 'message.sent', message }
}

const after = (...events: ChatEvent[]): ChatState => events.reduce(applyEvent<ChatState>, room)
const branch = (state: ChatState, who: string) =>
  branchOf(state, standOf(state, who))
    .map(({ id }) => id)
    .join('')
const places = (state: ChatState) =>
  Object.fromEntries(state.participants.map(({ id, placeId }) => [id, placeId]))

describe('where people of a room stand', () => {
  const talk = [says('ada', 'a', null), says('bob', 'b', 'a')]

  test('who follows the main line goes along with it', () => {
    const state = after(...talk, says('eve', 'c', 'b'))
    expect(state.chat.leafId).toBe('c')
    expect(places(state)).toEqual({ ada: null, bob: null, eve: null })
  })

  test('who speaks elsewhere opens a branch and stands there alone', () => {
    const state = after(...talk, says('eve', 'x', 'a'), says('ada', 'c', 'b'))
    expect(branch(state, 'eve')).toBe('ax')
    expect(branch(state, 'ada')).toBe('abc')
    expect(state.children['a']).toEqual(['b', 'x'])
  })

  test('who looks at the same branch goes along there', () => {
    const moved: ChatEvent = { type: 'place.moved', personId: 'bob', leafId: 'x' }
    const state = after(...talk, says('eve', 'x', 'a'), moved, says('eve', 'y', 'x'))
    expect(places(state)).toEqual({ ada: null, bob: 'y', eve: 'y' })
    expect(state.chat.leafId).toBe('b')
  })

  test('an answer asked for on a branch moves its asker along, whoever writes it', () => {
    const asked = says('bot', 'r', 'x') as Extract<ChatEvent, { type: 'message.sent' }>
    const reply = { askedBy: 'eve', status: 'queued', attempt: 0 } as NonNullable<Message['reply']>
    const message: Message = {
      ...asked.message,
      role: 'assistant',
      author: { kind: 'agent', id: 'bot', name: 'Bot' },
      reply,
    }
    const state = after(...talk, says('eve', 'x', 'a'), { type: 'reply.asked', message })
    expect(places(state)).toEqual({ ada: null, bob: null, eve: 'r' })
  })

  test('who speaks at the end of the main line is back on it', () => {
    const state = after(...talk, says('eve', 'x', 'a'), says('eve', 'c', 'b'))
    expect(places(state)['eve']).toBeNull()
    expect(state.chat.leafId).toBe('c')
  })

  test('a branch that becomes the main line takes those along who stood at its end', () => {
    const state = after(...talk, says('eve', 'x', 'a'), {
      type: 'chat.place-moved',
      leafId: 'x',
      released: ['eve'],
    })
    expect(state.chat.leafId).toBe('x')
    expect(places(state)).toEqual({ ada: null, bob: null, eve: null })
  })

  test('a direct chat has one place, which goes wherever something is said', () => {
    const direct: ChatState = { ...room, chat: { ...room.chat, kind: 'direct', room: null } }
    const state = [...talk, says('ada', 'x', 'a')].reduce(applyEvent<ChatState>, direct)
    expect(state.chat.leafId).toBe('x')
  })

  test('who speaks has read what stands before', () => {
    const state = after(...talk)
    expect(state.participants.map(({ readPosition }) => readPosition)).toEqual(
      ['a', 'b', 'none'].map((id) => state.messages[id]?.position ?? 0),
    )
  })
})

describe('a thread', () => {
  const talk = [says('ada', 'a', null), says('bob', 'b', 'a')]
  const below = [says('eve', 't1', 'a', 'a'), says('bob', 't2', 't1', 'a')]

  test('is in no branch; the message it is below tells of it', () => {
    const state = after(...talk, ...below)
    expect(state.chat.leafId).toBe('b')
    expect(state.messages['a']?.thread).toMatchObject({ replies: 2, authors: ['eve', 'bob'] })
    expect(state.children).toEqual({ root: ['a'], a: ['b'], b: undefined })
    expect(state.messages['t1']).toBeUndefined()
  })

  test('that was opened holds what is said in it', () => {
    const open: ChatState = { ...after(...talk), threads: { a: [] } }
    const state = [...below, ...below].reduce(applyEvent<ChatState>, open)
    expect(state.threads).toEqual({ a: ['t1', 't2'] })
    expect(state.messages['a']?.thread?.replies).toBe(2)
  })
})

describe('people of a room', () => {
  test('come, change and go', () => {
    const joined = after({ type: 'participant.joined', participant: person('zoe') })
    expect(joined.participants.map(({ id }) => id)).toEqual(['ada', 'bob', 'eve', 'zoe'])
    const { id, name, handle, picture } = person('zoe')
    const changed = applyEvent(joined, {
      type: 'participant.changed',
      participant: { id, name, handle, picture, role: 'viewer' },
    })
    expect(changed.participants.at(-1)).toMatchObject({ id: 'zoe', role: 'viewer' })
    const left = applyEvent(changed, { type: 'participant.left', participantId: 'zoe', by: 'ada' })
    expect(left.participants).toEqual(room.participants)
  })

  test('react, each once an emoji, and take it back', () => {
    const react = (personId: string, emoji: string): ChatEvent => ({
      type: 'reaction.added',
      messageId: 'a',
      emoji,
      personId,
    })
    const state = after(
      says('ada', 'a', null),
      react('ada', '👍'),
      react('bob', '🎉'),
      react('bob', '👍'),
      react('bob', '👍'),
    )
    expect(state.messages['a']?.reactions).toEqual([
      { emoji: '👍', people: ['ada', 'bob'] },
      { emoji: '🎉', people: ['bob'] },
    ])
    const less = applyEvent(state, { type: 'reaction.removed', messageId: 'a', emoji: '🎉', personId: 'bob' })
    expect(less.messages['a']?.reactions).toEqual([{ emoji: '👍', people: ['ada', 'bob'] }])
    const gone = applyEvent(less, { type: 'message.deleted', messageId: 'a' })
    expect(gone.messages['a']).toMatchObject({ reactions: [], mentions: [], pinned: null, status: 'deleted' })
  })
})
