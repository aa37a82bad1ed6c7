import { chatStream } from '@parley/contracts'
import { setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { once } from 'node:events'
import { withBaseline } from './child.ts'
import { Person } from './person.ts'
import { cpuDuring, type CpuUse } from './process-usage.ts'
import type { Result } from './result.ts'
import { Server } from './server.ts'
import { closeAll, countFrames, openViewers, type Counted, type Wanted } from './socket.ts'

const VIEWERS = 200
const RATE = 100
const WARM_UP_MS = 2000
const MEASURED_MS = 10_000

/** What it costs to show one piece of an answer to one more viewer, in CPU of the server. */
export async function measure(): Promise<Result[]> {
  const ours = await measureOurs()
  // Of so few bytes that the socket puts two before them.
  const frameBytes = Math.round(ours.counted.bytes / ours.counted.frames) - 2
  const framesPerSecond = (ours.counted.frames / VIEWERS / ours.use.wallMs) * 1000
  const bare = await measureBare(frameBytes, framesPerSecond)
  return [
    {
      what: `server CPU for each delta and viewer (${VIEWERS} viewers, ${frameBytes} bytes, ${framesPerSecond.toFixed(0)} a second)`,
      measured: perFrame(ours),
      unit: 'µs',
      baseline: perFrame(bare),
      budget: { of: 'ratio', atMost: 2 },
    },
  ]
}

type Sample = { use: CpuUse; counted: Counted }

const perFrame = ({ use, counted }: Sample): number => (use.cpuMs * 1000) / counted.frames

async function measureOurs(): Promise<Sample> {
  await using server = await Server.start()
  const ada = await Person.register(server.url)
  const { id } = await ada.newChat()
  const sockets = await openViewers(
    ada,
    Array.from({ length: VIEWERS }, () => chatStream(id)),
  )
  const seconds = (WARM_UP_MS + MEASURED_MS) / 1000 + 2
  await ada.send(id, `/demo ttft=0 rate=${RATE} tokens=${RATE * seconds}`)
  return await sample(server.pid, sockets, 'text')
}

const measureBare = (frameBytes: number, framesPerSecond: number): Promise<Sample> =>
  withBaseline('sockets.ts', [String(frameBytes), String(framesPerSecond)], async (url, pid) => {
    const sockets = Array.from({ length: VIEWERS }, () => new WebSocket(url, { perMessageDeflate: false }))
    await Promise.all(sockets.map((socket) => once(socket, 'open')))
    return sample(pid, sockets, 'all')
  })

async function sample(pid: number, sockets: WebSocket[], wanted: Wanted): Promise<Sample> {
  await pause(WARM_UP_MS)
  const counted = countFrames(sockets, wanted)
  const use = await cpuDuring(pid, () => pause(MEASURED_MS))
  const seen = { ...counted }
  closeAll(sockets)
  return { use, counted: seen }
}
