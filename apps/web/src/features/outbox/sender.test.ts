import { AppError } from '@parley/contracts'
import { NetworkError } from '@parley/sdk'
import { expect, test } from 'vitest'
import type { OutboxEntry } from './entry.ts'
import { createSender } from './sender.ts'

const message = (id: string, writtenAt: number): OutboxEntry => ({
  id,
  personId: 'ada',
  personName: 'Ada',
  chatId: 'design',
  messageId: `message-${id}`,
  replyId: `reply-${id}`,
  content: id,
  writtenAt,
  status: 'waiting',
  failures: 0,
  tryAt: 0,
  reason: null,
})

/** An outbox with a server that answers as it is told, and a clock turned by hand. */
function bench(answers: (Error | 'ok')[] = []) {
  const box = new Map<string, OutboxEntry>()
  const arrived: string[] = []
  const timers: { at: number; run: () => void }[] = []
  let now = 0
  let isOnline = true
  let mayAsk = true
  const sender = createSender({
    entries: () => [...box.values()],
    put: (entry) => {
      box.set(entry.id, entry)
      queueMicrotask(sender.look)
    },
    forget: (id) => void box.delete(id),
    send: async ({ id }) => {
      arrived.push(id)
      const answer = answers.shift() ?? 'ok'
      if (answer !== 'ok') throw answer
    },
    mayAsk: () => mayAsk,
    isOnline: () => isOnline,
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer) >>> 0, 1)
    },
  })
  return {
    arrived,
    status: (id: string) => box.get(id)?.status,
    write: (...entries: OutboxEntry[]) => entries.forEach((entry) => box.set(entry.id, entry)),
    set: (change: { isOnline?: boolean; mayAsk?: boolean }) => {
      isOnline = change.isOnline ?? isOnline
      mayAsk = change.mayAsk ?? mayAsk
    },
    async look() {
      sender.look()
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    },
    async pass(ms: number) {
      now += ms
      for (const timer of timers.filter(({ at }) => at <= now)) {
        timers.splice(timers.indexOf(timer), 1)
        timer.run()
      }
      for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    },
  }
}

test('what was written in a chat arrives in that order, each once', async () => {
  const outbox = bench()
  outbox.write(message('second', 2), message('first', 1), message('third', 3))
  await outbox.look()
  expect(outbox.arrived).toEqual(['first', 'second', 'third'])
})

test('nothing is sent without a connection, and all of it once there is one', async () => {
  const outbox = bench()
  outbox.set({ isOnline: false })
  outbox.write(message('first', 1), message('second', 2))
  await outbox.look()
  expect(outbox.arrived).toEqual([])
  outbox.set({ isOnline: true })
  await outbox.look()
  expect(outbox.arrived).toEqual(['first', 'second'])
})

test('a broken connection is tried again under the same op, before anything later', async () => {
  const outbox = bench([new NetworkError()])
  outbox.write(message('first', 1), message('second', 2))
  await outbox.look()
  expect(outbox.arrived).toEqual(['first'])
  await outbox.pass(1000)
  expect(outbox.arrived).toEqual(['first', 'first', 'second'])
})

test('a refusal stops that message alone', async () => {
  const outbox = bench([new AppError('body_too_large')])
  outbox.write(message('first', 1), message('second', 2))
  await outbox.look()
  expect(outbox.status('first')).toBe('failed')
  expect(outbox.status('second')).toBe('sent')
})

test('what follows an answer waits for its end', async () => {
  const outbox = bench()
  outbox.set({ mayAsk: false })
  outbox.write(message('first', 1))
  await outbox.look()
  expect(outbox.arrived).toEqual([])
  outbox.set({ mayAsk: true })
  await outbox.look()
  expect(outbox.arrived).toEqual(['first'])
})

test('what has arrived is forgotten in the end', async () => {
  const outbox = bench()
  outbox.write(message('first', 1))
  await outbox.look()
  expect(outbox.status('first')).toBe('sent')
  await outbox.pass(60_000)
  expect(outbox.status('first')).toBeUndefined()
})
