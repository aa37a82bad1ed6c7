import { chatStream } from '@parley/contracts'
import type { WebSocket } from 'ws'
import { Person } from './person.ts'
import type { Result } from './result.ts'
import { fillChat } from './seeded-chat.ts'
import { Server } from './server.ts'
import { hears, openSocket, say } from './socket.ts'
import { median, quantile } from './statistics.ts'

const SMALL = 100
const LARGE = 100_000
const OPENINGS = 40
const BUDGET_MS = 300

/** Opening a chat costs the same however long it is: once over HTTP, once over a socket. */
export async function measure(): Promise<Result[]> {
  await using server = await Server.start()
  const ada = await Person.register(server.url)
  const [small, large] = [await ada.newChat(), await ada.newChat()]
  await server.stop()
  await fillChat(server.dataDir, { chatId: small.id, personId: ada.id, count: SMALL })
  await fillChat(server.dataDir, { chatId: large.id, personId: ada.id, count: LARGE })
  await server.start()

  const overHttp = (chatId: string) => timesOf(() => ada.messages(chatId))
  const socket = await openSocket(ada)
  const overSocket = (chatId: string) => timesOf(() => openBySocket(socket, chatId))
  const results = [
    ...compare('GET …/messages', await overHttp(small.id), await overHttp(large.id)),
    ...compare('socket, subscribe to live', await overSocket(small.id), await overSocket(large.id)),
  ]
  socket.terminate()
  return results
}

const compare = (how: string, small: number[], large: number[]): Result[] => [
  line(how, 'p50', median(large), median(small)),
  line(how, 'p95', quantile(large, 0.95), quantile(small, 0.95)),
]

const line = (how: string, which: string, measured: number, baseline: number): Result => ({
  what: `open a chat of ${LARGE.toLocaleString('en')} messages (${how}), ${which}; baseline: one of ${SMALL}`,
  measured,
  unit: 'ms',
  baseline,
  budget: { of: 'measured', atMost: BUDGET_MS },
})

/** The first of them is what somebody meets who comes after a restart; it counts. */
async function timesOf(open: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < OPENINGS; turn++) {
    const before = performance.now()
    await open()
    times.push(performance.now() - before)
  }
  return times
}

async function openBySocket(socket: WebSocket, chatId: string): Promise<void> {
  const stream = chatStream(chatId)
  const snapshot = hears(socket, 'snapshot')
  const live = hears(socket, 'live')
  say(socket, { type: 'subscribe', stream })
  await Promise.all([snapshot, live])
  say(socket, { type: 'unsubscribe', stream })
}
