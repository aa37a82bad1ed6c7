import { describe, expect, test } from 'vitest'
import { applyDelta } from './apply-delta.ts'
import { applyEvent, settle } from './apply-event.ts'
import { branchOf, hasEarlier, partsOf, type ChatState } from './chat-state.ts'
import type { ChatEvent } from './events.ts'
import type { InboxState } from './inbox-state.ts'
import { plainMessage, textOf } from './message-text.ts'
import type { Message, Part } from './messages.ts'

const chatId = '01900000-0000-7000-8000-000000000001'

const empty: ChatState = {
  kind: 'chat',
  chat: {
    id: chatId,
    kind: 'direct',
    title: 'Tea',
    model: null,
    parameters: {},
    leafId: null,
    branchedFrom: null,
    room: null,
    createdAt: 0,
  },
  participants: [],
  messages: {},
  children: {},
  live: {},
  threads: {},
  deleted: false,
}

const text = (words: string): Part => ({ type: 'text', text: words })

const said = (id: string, parentId: string | null = null): Message => ({
  ...plainMessage,
  id,
  chatId,
  parentId,
  role: 'user',
  author: { kind: 'person', id: 'ada', name: 'Ada' },
  parts: [text(id)],
  status: 'complete',
  createdAt: 0,
  position: 0,
})

const asked = (id: string, parentId: string | null = null): Message => ({
  ...said(id, parentId),
  role: 'assistant',
  parts: [],
  status: 'writing',
  reply: {
    id: `reply of ${id}`,
    chatId,
    messageId: id,
    askedBy: 'ada',
    agentId: null,
    depth: 0,
    model: 'demo:demo',
    status: 'queued',
    attempt: 0,
    usage: null,
    error: null,
    queuedAt: 0,
    startedAt: null,
    endedAt: null,
  },
})

const sent = (id: string, parentId: string | null = null): ChatEvent => ({
  type: 'message.sent',
  message: said(id, parentId),
})
const ask = (id: string, parentId: string | null = null): ChatEvent => ({
  type: 'reply.asked',
  message: asked(id, parentId),
})
const start = (messageId: string, attempt = 1, parts: Part[] = []): ChatEvent => ({
  type: 'reply.started',
  messageId,
  attempt,
  parts,
  startedAt: 1,
})
const end = (
  messageId: string,
  lengths: number[],
  more: Partial<Extract<ChatEvent, { type: 'reply.ended' }>> = {},
) =>
  ({
    type: 'reply.ended',
    messageId,
    attempt: 1,
    status: 'completed',
    messageStatus: 'complete',
    lengths,
    kinds: lengths.map(() => 'text'),
    usage: null,
    error: null,
    endedAt: 2,
    ...more,
  }) satisfies ChatEvent

const after = (...events: ChatEvent[]): ChatState => events.reduce(applyEvent<ChatState>, empty)

const write = (state: ChatState, words: string, { id = 'a', attempt = 1, part = 0, offset = 0 } = {}) =>
  applyDelta(state, { messageId: id, attempt, part, kind: 'text', offset, text: words }).state

const shown = (state: ChatState, id = 'a'): string => {
  const message = state.messages[id]
  return message ? textOf(partsOf(state, message)) : ''
}

describe('the tree', () => {
  test('children stand in the order they came', () => {
    const state = after(sent('1'), sent('2', '1'), sent('3', '1'), sent('4', '2'), sent('5', '1'))
    expect(state.children).toEqual({ root: ['1'], 1: ['2', '3', '5'], 2: ['4'] })
  })

  test('the chat stands at what was said last, and goes where it is moved', () => {
    const state = after(sent('1'), sent('2', '1'), sent('3', '1'))
    expect(branchOf(state).map(({ id }) => id)).toEqual(['1', '3'])
    const moved = applyEvent(state, { type: 'chat.place-moved', leafId: '2', released: [] })
    expect(branchOf(moved).map(({ id }) => id)).toEqual(['1', '2'])
  })

  test('below a parent that is not loaded no list begins: it would miss the children before', () => {
    const window: ChatState = { ...empty, messages: { 9: said('9', '8') }, children: { 9: [] } }
    const state = applyEvent(applyEvent(window, sent('10', '8')), sent('r'))
    expect(state.children).toEqual({ 9: [] })
    expect(state.messages['10']).toBeDefined()
  })

  test('a branch goes on above when its first message has a parent', () => {
    const state = after(sent('1'), sent('2', '1'))
    expect(hasEarlier(branchOf(state), state.chat.leafId)).toBe(false)
    expect(hasEarlier(branchOf(state).slice(1), state.chat.leafId)).toBe(true)
    expect(hasEarlier([], state.chat.leafId)).toBe(true)
    expect(hasEarlier([], empty.chat.leafId)).toBe(false)
  })

  test('a message that a page brought before its event stays as the page had it', () => {
    const edited = { ...said('1'), parts: [text('newer')] }
    const state = applyEvent({ ...empty, messages: { 1: edited }, children: { root: ['1'] } }, sent('1'))
    expect(state.messages['1']).toBe(edited)
    expect(state.children).toEqual({ root: ['1'] })
    expect(state.chat.leafId).toBe('1')
  })
})

describe('changes', () => {
  test('title, model, parameters and deletion of the chat', () => {
    const state = after(
      { type: 'chat.renamed', title: 'Coffee' },
      { type: 'chat.model-changed', model: 'demo:demo', parameters: { temperature: 1 } },
      { type: 'chat.deleted' },
    )
    expect(state.chat).toMatchObject({ title: 'Coffee', model: 'demo:demo', parameters: { temperature: 1 } })
    expect(state.deleted).toBe(true)
  })

  test('an edit changes the words in place', () => {
    const state = after(sent('1'), {
      type: 'message.edited',
      messageId: '1',
      parts: [text('new')],
      mentions: [],
      editedAt: 5,
    })
    expect(state.messages['1']).toMatchObject({ parts: [text('new')], editedAt: 5 })
  })

  test('what is about a message that is not loaded changes nothing', () => {
    const state = after(sent('1'))
    for (const event of [
      { type: 'message.edited', messageId: 'x', parts: [], mentions: [], editedAt: 5 },
      { type: 'message.deleted', messageId: 'x' },
      { type: 'reply.continued', messageId: 'x' },
      start('x'),
      end('x', []),
    ] satisfies ChatEvent[])
      expect(applyEvent(state, event)).toBe(state)
  })

  test('an event of a type that is not known yet changes nothing', () => {
    const state = after(sent('1'))
    expect(applyEvent(state, { type: 'chat.painted' } as unknown as ChatEvent)).toBe(state)
  })
})

describe('replies', () => {
  test('asked, started, written, ended: the live text settles into the message', () => {
    const writing = write(after(ask('a'), start('a')), 'hello')
    expect(shown(writing)).toBe('hello')
    expect(writing.messages['a']).toMatchObject({
      status: 'writing',
      parts: [],
      reply: { status: 'running' },
    })
    const ended = applyEvent(writing, end('a', [5]))
    expect(ended.live).toEqual({})
    expect(ended.messages['a']).toMatchObject({
      status: 'complete',
      parts: [text('hello')],
      reply: { status: 'completed', attempt: 1, endedAt: 2 },
    })
  })

  test('ended with text missing: stays live until the rest is filled in', () => {
    const ended = applyEvent(write(after(ask('a'), start('a')), 'hel'), end('a', [5, 6]))
    expect(ended.messages['a']?.status).toBe('complete')
    expect(ended.live['a']).toMatchObject({ lengths: [5, 6], parts: [text('hel'), text('')] })
    const half = write(ended, ' world', { part: 1 })
    expect(half.live['a']).toBeDefined()
    const whole = write(half, 'hello')
    expect(whole.live).toEqual({})
    expect(shown(whole)).toBe('hello world')
  })

  test('ended shorter than shown: what the server had not saved is cut, for everyone alike', () => {
    const longer = write(write(after(ask('a'), start('a')), 'hello world'), 'more', { part: 1 })
    const ended = applyEvent(longer, end('a', [5], { status: 'interrupted', messageStatus: 'interrupted' }))
    expect(ended.messages['a']?.parts).toEqual([text('hello')])
    expect(ended.live).toEqual({})
  })

  test('[R10] a new attempt truncates to its base', () => {
    const first = write(after(ask('a'), start('a')), 'hello world')
    const second = applyEvent(first, start('a', 2, [text('hello')]))
    expect(shown(second)).toBe('hello')
    expect(shown(write(second, '!', { attempt: 2, offset: 5 }))).toBe('hello!')
  })

  test('a restart keeps what the lost attempt had written behind a seam', () => {
    const seam: Part = { type: 'seam', reason: 'restarted', earlier: 'hello wor' }
    const first = write(after(ask('a'), start('a')), 'hello world')
    const second = write(applyEvent(first, start('a', 2, [seam])), 'hi', { attempt: 2, part: 1 })
    const ended = applyEvent(second, end('a', [0, 2], { attempt: 2, kinds: ['seam', 'text'] }))
    expect(ended.messages['a']?.parts).toEqual([seam, text('hi')])
  })

  test('[R10] [I8] an attempt that is over cannot begin or end again', () => {
    const second = write(after(ask('a'), start('a'), start('a', 2)), 'new', { attempt: 2 })
    expect(applyEvent(second, start('a', 1, [text('old')]))).toBe(second)
    expect(applyEvent(second, end('a', [3]))).toBe(second)
  })

  test('an attempt number that was taken before its event came begins with that event', () => {
    const claimed = asked('a')
    const state: ChatState = {
      ...empty,
      messages: { a: { ...claimed, reply: claimed.reply && { ...claimed.reply, attempt: 1 } } },
      live: { a: { attempt: 0, parts: [] } },
    }
    expect(applyEvent(state, start('a')).messages['a']?.reply?.status).toBe('running')
  })

  test('stopped before it began: an empty message', () => {
    const state = after(ask('a'), end('a', [], { attempt: 0, status: 'stopped', messageStatus: 'stopped' }))
    expect(state.messages['a']).toMatchObject({ status: 'stopped', parts: [] })
    expect(state.live).toEqual({})
  })

  test('continued: what it holds stays shown while it waits for its next attempt', () => {
    const stopped = applyEvent(
      write(after(ask('a'), start('a')), 'hello'),
      end('a', [5], { status: 'stopped', messageStatus: 'stopped' }),
    )
    const waiting = applyEvent(stopped, { type: 'reply.continued', messageId: 'a' })
    expect(shown(waiting)).toBe('hello')
    expect(waiting.messages['a']).toMatchObject({
      status: 'writing',
      reply: { status: 'queued', endedAt: null },
    })
    const on = write(applyEvent(waiting, start('a', 2, [text('hello')])), ' you', { attempt: 2, offset: 5 })
    expect(shown(applyEvent(on, end('a', [9], { attempt: 2 })))).toBe('hello you')
  })

  test('cut by its limit: it is told until the answer is written on, whichever way', () => {
    const cut = applyEvent(write(after(ask('a'), start('a')), 'Half'), end('a', [4], { cut: 'length' }))
    expect(cut.messages['a']).toMatchObject({
      status: 'complete',
      reply: { status: 'completed', cut: 'length' },
    })
    const writtenOn: ChatEvent[] = [
      { type: 'reply.continued', messageId: 'a' },
      { type: 'reply.steered', messageId: 'a', attempt: 1, parts: [text('Half')] },
      start('a', 2),
    ]
    for (const event of writtenOn)
      expect(applyEvent(cut, event).messages['a']?.reply).not.toHaveProperty('cut')
    const again = applyEvent(applyEvent(cut, start('a', 2, [text('Half')])), end('a', [4], { attempt: 2 }))
    expect(again.messages['a']?.reply).not.toHaveProperty('cut')
  })

  test('a tool call takes its place, though text before it is still missing', () => {
    const call: Part = {
      type: 'tool-call',
      call: { id: 'c', name: 'clock', args: {}, status: 'done', output: 1 },
    }
    const set: ChatEvent = { type: 'reply.part-set', messageId: 'a', attempt: 1, part: 1, value: call }
    const state = after(ask('a'), start('a'), set)
    expect(state.live['a']?.parts).toEqual([text(''), call])
    const ended = applyEvent(state, end('a', [2, 0], { kinds: ['reasoning', 'tool-call'] }))
    const whole = applyDelta(ended, {
      messageId: 'a',
      attempt: 1,
      part: 0,
      kind: 'reasoning',
      offset: 0,
      text: 'hm',
    }).state
    expect(whole.messages['a']?.parts).toEqual([{ type: 'reasoning', text: 'hm' }, call])
  })

  test('a part of an older attempt is not set any more', () => {
    const state = after(ask('a'), start('a'), start('a', 2))
    const set: ChatEvent = { type: 'reply.part-set', messageId: 'a', attempt: 1, part: 0, value: text('old') }
    expect(applyEvent(state, set)).toBe(state)
  })

  test('deleted while being written: stays empty, however the writing ends', () => {
    const deleted = applyEvent(write(after(ask('a'), start('a')), 'hello'), {
      type: 'message.deleted',
      messageId: 'a',
    })
    expect(shown(write(deleted, ' world', { offset: 5 }))).toBe('')
    const ended = applyEvent(deleted, end('a', [5], { status: 'stopped', messageStatus: 'stopped' }))
    expect(ended.messages['a']).toMatchObject({ status: 'deleted', parts: [], reply: { status: 'stopped' } })
    expect(ended.live).toEqual({})
  })

  test('ended twice, or ended after a page brought the whole message: nothing is lost', () => {
    const ended = applyEvent(write(after(ask('a'), start('a')), 'hello'), end('a', [5]))
    expect(applyEvent(ended, end('a', [5]))).toEqual(ended)
  })

  test('settling what has not ended changes nothing', () => {
    const state = write(after(ask('a'), start('a')), 'hello')
    expect(settle(state, 'a')).toBe(state)
    expect(settle(state, 'x')).toBe(state)
  })
})

describe('the inbox', () => {
  const item = {
    id: 'c',
    kind: 'direct' as const,
    title: 'Tea',
    pinnedAt: null,
    archivedAt: null,
    mutedAt: null,
    closedAt: null,
    activeAt: 1,
    position: 0,
    readPosition: 0,
    mentions: 0,
  }
  const inbox = { kind: 'inbox', profile: { name: 'Ada' }, chats: {} } as unknown as InboxState

  test('chats come, change and go; the profile is replaced', () => {
    const listed = applyEvent(inbox, { type: 'chat.listed', item })
    expect(listed.chats).toEqual({ c: item })
    const renamed = applyEvent(listed, { type: 'chat.listed', item: { ...item, title: 'Coffee' } })
    expect(renamed.chats['c']?.title).toBe('Coffee')
    expect(applyEvent(renamed, { type: 'chat.unlisted', chatId: 'c' }).chats).toEqual({})
    const profile = { ...inbox.profile, name: 'Bob' }
    expect(applyEvent(inbox, { type: 'profile.changed', profile }).profile.name).toBe('Bob')
  })
})
