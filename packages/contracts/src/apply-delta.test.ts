import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyDelta } from './apply-delta.ts'
import { applyEvent } from './apply-event.ts'
import type { ChatState } from './chat-state.ts'
import type { Delta } from './deltas.ts'
import { lengthsOf } from './message-text.ts'
import type { Message, Part } from './messages.ts'

const message = {
  id: 'a',
  parentId: null,
  parts: [],
  status: 'writing',
  reply: { status: 'running', attempt: 2 },
} as unknown as Message

const writing = (parts: Part[] = [], attempt = 2): ChatState => ({
  kind: 'chat',
  chat: {} as ChatState['chat'],
  participants: [],
  messages: { a: message },
  children: {},
  live: { a: { attempt, parts } },
  threads: {},
  deleted: false,
})

const delta = (offset: number, text: string, more: Partial<Delta> = {}): Delta => ({
  messageId: 'a',
  attempt: 2,
  part: 0,
  kind: 'text',
  offset,
  text,
  ...more,
})

const textOf = (state: ChatState, part = 0) => {
  const found = state.live['a']?.parts[part]
  return found && 'text' in found ? found.text : undefined
}

describe('[R10] one delta', () => {
  const state = writing([{ type: 'text', text: 'hello' }])

  test.each([
    ['what is known is ignored', delta(0, 'hello'), 'ignored', 'hello'],
    ['a part of what is known is ignored', delta(1, 'ell'), 'ignored', 'hello'],
    ['what follows is appended', delta(5, ' you'), 'applied', 'hello you'],
    ['of what overlaps, the tail is appended', delta(3, 'lo you'), 'applied', 'hello you'],
    ['what begins beyond is a gap', delta(6, 'you'), 'gap', 'hello'],
    ['an older attempt is ignored', delta(5, '!', { attempt: 1 }), 'ignored', 'hello'],
    ['a newer attempt is early', delta(5, '!', { attempt: 3 }), 'early', 'hello'],
    ['a message that is not here is early', delta(0, '!', { messageId: 'x' }), 'early', 'hello'],
    ['nothing at the end changes nothing', delta(5, ''), 'ignored', 'hello'],
  ])('%s', (_, given, outcome, text) => {
    const result = applyDelta(state, given)
    expect(result.outcome).toBe(outcome)
    expect(textOf(result.state)).toBe(text)
    if (outcome !== 'applied') expect(result.state).toBe(state)
  })

  test('a part begins with its kind, though its text is empty still', () => {
    const result = applyDelta(state, delta(0, '', { part: 1, kind: 'reasoning' }))
    expect(result.state.live['a']?.parts[1]).toEqual({ type: 'reasoning', text: '' })
  })

  test('parts before it that have not come stand empty until they do', () => {
    const later = applyDelta(writing(), delta(0, 'two', { part: 2 })).state
    expect(later.live['a']?.parts.map((part) => part.type)).toEqual(['text', 'text', 'text'])
    const first = applyDelta(later, delta(0, 'hm', { kind: 'reasoning' })).state
    expect(first.live['a']?.parts[0]).toEqual({ type: 'reasoning', text: 'hm' })
  })

  test('a part that does not grow is never written over', () => {
    const call: Part = { type: 'tool-call', call: { id: 'c', name: 'clock', args: {}, status: 'running' } }
    expect(applyDelta(writing([call]), delta(0, 'x')).outcome).toBe('ignored')
  })

  test('a message that is whole takes no more', () => {
    const settled = { ...state, live: {} }
    expect(applyDelta(settled, delta(5, '!')).outcome).toBe('ignored')
    const person = { ...settled, messages: { a: { ...message, reply: null } } }
    expect(applyDelta(person, delta(5, '!')).outcome).toBe('ignored')
  })
})

/** A text, and pieces of it that together cover it: overlapping, doubled and in any order. */
const pieces = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).chain((text) =>
  fc
    .tuple(
      fc.array(fc.nat(text.length), { maxLength: 8 }),
      fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 8 }),
    )
    .chain(([cuts, extras]) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), text.length]
      const cover = at.slice(1).map((to, index) => delta(at[index] ?? 0, text.slice(at[index], to)))
      const more = extras.map(([a, b]) => delta(Math.min(a, b), text.slice(Math.min(a, b), Math.max(a, b))))
      const all = [...cover, ...more]
      return fc.tuple(fc.constant(text), fc.shuffledSubarray(all, { minLength: all.length }))
    }),
)

test('[R10] [I6] any permutation, repeat, split and merge of deltas gives the same text', () => {
  fc.assert(
    fc.property(pieces, ([text, deltas]) => {
      let state = writing()
      let waiting = deltas
      // What is too early is tried again, as a client that holds it does; each round at least one piece fits.
      for (let round = 0; round <= deltas.length; round++) {
        const rest: Delta[] = []
        for (const one of waiting) {
          const result = applyDelta(state, one)
          state = result.state
          if (result.outcome === 'gap') rest.push(one)
          expect(text.startsWith(textOf(state) ?? '')).toBe(true)
        }
        waiting = rest
      }
      expect(waiting).toEqual([])
      expect(textOf(state)).toBe(text)
    }),
  )
})

test('[R10] [I6] pieces may go missing, when the rest is filled in from where the text ends', () => {
  fc.assert(
    fc.property(pieces, fc.infiniteStream(fc.boolean()), ([text, deltas], isLost) => {
      let state = writing()
      for (const one of deltas) if (!isLost.next().value) state = applyDelta(state, one).state
      const have = lengthsOf(state.live['a']?.parts ?? [])[0] ?? 0
      state = applyDelta(state, delta(have, text.slice(have))).state
      expect(textOf(state)).toBe(text)
    }),
  )
})

test('[R10] the end of a reply and its text may come in any order', () => {
  fc.assert(
    fc.property(pieces, fc.nat(), ([text, deltas], moment) => {
      const inOrder = deltas.toSorted((a, b) => a.offset - b.offset)
      const endAt = moment % (inOrder.length + 1)
      let state = writing()
      inOrder.forEach((one, index) => {
        if (index === endAt) state = end(state, text)
        state = applyDelta(state, one).state
      })
      if (endAt === inOrder.length) state = end(state, text)
      expect(state.live).toEqual({})
      expect(state.messages['a']?.parts).toEqual([{ type: 'text', text }])
    }),
  )
})

const end = (state: ChatState, text: string): ChatState =>
  applyEvent(state, {
    type: 'reply.ended',
    messageId: 'a',
    attempt: 2,
    status: 'completed',
    messageStatus: 'complete',
    lengths: [text.length],
    kinds: ['text'],
    usage: null,
    error: null,
    endedAt: 1,
  })
