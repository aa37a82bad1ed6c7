import { AppError } from '@parley/contracts'
import { NetworkError } from '@parley/sdk'
import { expect, test } from 'vitest'
import { afterFailure, asMessage, nextToSend, type OutboxEntry } from './entry.ts'

let made = 0
const entry = (change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  id: `op-${++made}`,
  personId: 'ada',
  personName: 'Ada',
  chatId: 'design',
  messageId: `message-${made}`,
  replyId: `reply-${made}`,
  content: 'hello',
  writtenAt: made,
  status: 'waiting',
  failures: 0,
  tryAt: 0,
  reason: null,
  ...change,
})
const always = () => true
const ids = (entries: OutboxEntry[]) => entries.map(({ id }) => id)

test('messages of one chat go one after the other, those of different chats together', () => {
  const first = entry()
  const second = entry()
  const elsewhere = entry({ chatId: 'lunch' })
  expect(ids(nextToSend([second, first, elsewhere], 10, always))).toEqual(ids([first, elsewhere]))
})

test('nothing overtakes what is being sent, or waits for its next try', () => {
  const later = entry({ writtenAt: 99 })
  expect(nextToSend([entry({ status: 'sending', writtenAt: 1 }), later], 10, always)).toEqual([])
  expect(nextToSend([entry({ tryAt: 500, writtenAt: 1 }), later], 10, always)).toEqual([])
})

test('what the server refused lets the next one pass', () => {
  const next = entry({ writtenAt: 99 })
  expect(nextToSend([entry({ status: 'failed', writtenAt: 1 }), next], 10, always)).toEqual([next])
})

test('while the chat itself could not be made, nothing can be said in it', () => {
  const first = entry({ status: 'failed', writtenAt: 1, creates: { opId: 'make', chat: {} } })
  expect(nextToSend([first, entry({ writtenAt: 2 })], 10, always)).toEqual([])
})

test('a message waits until the answer before it has ended', () => {
  expect(nextToSend([entry()], 10, () => false)).toEqual([])
})

test('a lost network is tried again, ever more rarely', () => {
  const once = afterFailure(entry(), new NetworkError(), 1000, () => 1)
  expect(once).toMatchObject({ status: 'waiting', failures: 1, tryAt: 1500 })
  const often = afterFailure({ ...once, failures: 20 }, new NetworkError(), 1000, () => 1)
  expect(often.tryAt).toBe(31_000)
})

test('a refusal is final and says why', () => {
  const error = new AppError('validation_failed', { detail: 'The text is too long.' })
  expect(afterFailure(entry(), error, 0)).toMatchObject({ status: 'failed', reason: 'The text is too long.' })
})

test.each(['unauthenticated', 'too_many_requests', 'reply_running', 'draining'] as const)(
  '%s passes, so the message stays in the outbox',
  (code) => {
    expect(afterFailure(entry(), new AppError(code, { retryAfterSeconds: 2 }), 0).status).toBe('waiting')
  },
)

test('a server that says when to come back is believed', () => {
  const error = new AppError('too_many_requests', { retryAfterSeconds: 7 })
  expect(afterFailure(entry(), error, 1000).tryAt).toBe(8000)
})

test('the message that is shown has the id the real one will have', () => {
  const sent = entry()
  expect(asMessage(sent, null).id).toBe(sent.messageId)
})
