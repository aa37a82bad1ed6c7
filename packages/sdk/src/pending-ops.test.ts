import { AppError, newId } from '@parley/contracts'
import { expect, test } from 'vitest'
import { NetworkError } from './network-error.ts'
import { connectionStage, onlineStage } from './testing/connection-stage.ts'

const op = () => ({ type: 'op' as const, opId: newId(), verb: 'chat.pin', args: {} })

test('send says whether it was sent', () => {
  const { connection, comeOnline } = connectionStage()
  expect(connection.send({ type: 'pong' })).toBe(false)
  comeOnline()
  expect(connection.send({ type: 'pong' })).toBe(true)
})

test('an op resolves with its answer', async () => {
  const { net, connection } = onlineStage()
  const frame = op()
  const answer = connection.request(frame)
  expect(net.last.sent.at(-1)).toEqual(frame)
  net.last.say({ type: 'ok', opId: frame.opId, answer: { done: true } })
  expect(await answer).toEqual({ done: true })
})

test('a refused op rejects with the code and the words of the server', async () => {
  const { net, connection } = onlineStage()
  const frame = op()
  const answer = connection.request(frame)
  net.last.say({ type: 'error', opId: frame.opId, code: 'conflict', message: 'That id is taken.' })
  await expect(answer).rejects.toThrow(new AppError('conflict', { detail: 'That id is taken.' }))
  await expect(answer).rejects.toMatchObject({ code: 'conflict' })
})

test('stopping a reply is an op like any other', async () => {
  const { net, connection } = onlineStage()
  const opId = newId()
  const answer = connection.request({ type: 'stop_reply', opId, replyId: newId() })
  net.last.say({ type: 'ok', opId, answer: null })
  expect(await answer).toBeNull()
})

test('[R6] an op asked for twice while it waits is sent once', async () => {
  const { net, connection } = onlineStage()
  const frame = op()
  const answers = [connection.request(frame), connection.request(frame)]
  expect(net.last.sent.filter(({ type }) => type === 'op')).toHaveLength(1)
  net.last.say({ type: 'ok', opId: frame.opId, answer: 1 })
  expect(await Promise.all(answers)).toEqual([1, 1])
})

test('[R6] an op that got no answer may be sent again under the same id', async () => {
  const { net, connection, clock } = onlineStage()
  const frame = op()
  const first = connection.request(frame, { timeoutMs: 1_000 })
  clock.advance(1_000)
  await expect(first).rejects.toThrow(NetworkError)
  const second = connection.request(frame)
  net.last.say({ type: 'ok', opId: frame.opId, answer: 'as before' })
  expect(await second).toBe('as before')
})

test('an op without a connection, without an answer, or cut off rejects as retryable', async () => {
  const { net, connection, clock, comeOnline } = connectionStage()
  await expect(connection.request(op())).rejects.toThrow(NetworkError)
  comeOnline()
  const unanswered = connection.request(op(), { timeoutMs: 1_000 })
  clock.advance(1_000)
  await expect(unanswered).rejects.toMatchObject({ code: 'network', retryable: true })
  const cutOff = connection.request(op())
  net.last.drop()
  await expect(cutOff).rejects.toThrow(NetworkError)
})

test('an answer that comes too late is passed over', async () => {
  const { net, connection, clock } = onlineStage()
  const frame = op()
  const late = connection.request(frame)
  clock.advance(15_000)
  await expect(late).rejects.toThrow(NetworkError)
  net.last.say({ type: 'ok', opId: frame.opId, answer: 1 })
  expect(connection.status().phase).toBe('online')
})
