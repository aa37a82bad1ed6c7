import { newId } from '@parley/contracts'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Crowd } from './crowd.ts'
import { now, SAID_AT } from './crowd-messages.ts'
import type { Person } from './person.ts'
import { cpuMs } from './process-usage.ts'
import { hearsOf, openSocket, say } from './socket.ts'
import { quantile } from './statistics.ts'

const SPEAKERS = 4
/** For each speaker: at most what a socket may send at once, and enough for a figure. */
const MOST_EACH = 30
const LEAST_EACH = 6
/** Of all together, so that a large room is not much longer at it than a small one. */
const DELIVERIES = 120_000
const WORDS = 'What is said in a room is of about this length, a sentence or two. '.repeat(3)

/** `cpuUs` is that of all servers together, for each delivery. */
export type Load = { perSecond: number; cpuUs: number; frameBytes: number; p50: number; p99: number }

type Speak = () => Promise<unknown>

/** Speakers say as much as they can, each the next thing when the last is acknowledged; until everybody has heard all. */
async function speak(crowd: Crowd, pids: readonly number[], speakers: readonly Speak[]): Promise<Load> {
  const [cpuBefore, before] = [cpuOf(pids), performance.now()]
  const each = messagesEach(crowd.size)
  await Promise.all(
    speakers.map(async (sayNext) => {
      for (let n = 0; n < each; n++) await sayNext()
    }),
  )
  const deliveries = each * speakers.length * crowd.size
  await crowd.hasHeard(deliveries)
  const [wallMs, cpu] = [performance.now() - before, cpuOf(pids) - cpuBefore]
  const { bytes, frames, latencies } = await crowd.report()
  return {
    perSecond: (deliveries * 1000) / wallMs,
    cpuUs: (cpu * 1000) / deliveries,
    frameBytes: Math.round(bytes / frames),
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  }
}

const messagesEach = (size: number): number =>
  Math.max(LEAST_EACH, Math.min(MOST_EACH, Math.round(DELIVERIES / SPEAKERS / size)))

const cpuOf = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + cpuMs(pid), 0)

export async function speakInRoom(
  crowd: Crowd,
  pids: readonly number[],
  { url, token }: Person,
  chatId: string,
): Promise<Load> {
  await crowd.count('events')
  const sockets = await Promise.all(Array.from({ length: SPEAKERS }, () => openSocket({ url, token })))
  const load = await speak(
    crowd,
    pids,
    sockets.map((socket) => () => sayInRoom(socket, chatId)),
  )
  for (const socket of sockets) socket.terminate()
  return load
}

async function sayInRoom(socket: WebSocket, chatId: string): Promise<void> {
  const opId = newId()
  const content = `${SAID_AT}${now().toFixed(3)} ${WORDS}`
  const answer = hearsOf(socket, 'the answer to a message', (frame) => frame.includes(`"opId":"${opId}"`))
  say(socket, { type: 'op', opId, verb: 'message.send', args: { chatId, content, ask: false } })
  const { type, message } = JSON.parse(await answer) as { type: string; message?: string }
  if (type !== 'ok') throw new Error(`A message was refused: ${message}`)
}

/** The same by the bare server, in frames of the same size; a speaker goes on when it was acknowledged. */
export async function speakBarely(crowd: Crowd, pid: number, url: string, frameBytes: number): Promise<Load> {
  await crowd.count('all')
  const sockets = Array.from(
    { length: SPEAKERS },
    () => new WebSocket(`${url}/speak`, { perMessageDeflate: false }),
  )
  await Promise.all(sockets.map((socket) => once(socket, 'open')))
  const load = await speak(
    crowd,
    [pid],
    sockets.map((socket) => () => sayBarely(socket, frameBytes)),
  )
  for (const socket of sockets) socket.terminate()
  return load
}

async function sayBarely(socket: WebSocket, frameBytes: number): Promise<void> {
  const acknowledged = hearsOf(socket, 'an acknowledgement', () => true)
  socket.send(`bare ${SAID_AT}${now().toFixed(3)} `.padEnd(frameBytes, 'x'))
  await acknowledged
}
