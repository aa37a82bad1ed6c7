import { chatStream } from '@parley/contracts'
import { setTimeout as pause } from 'node:timers/promises'
import { Person } from './person.ts'
import { cpuDuring } from './process-usage.ts'
import type { Result } from './result.ts'
import { Server } from './server.ts'
import { closeAll, countFrames, openViewers } from './socket.ts'

const ANSWERS = 200
const RATE = 50
const WARM_UP_MS = 3000
const MEASURED_MS = 10_000
/** Answers begin one after the other, so that beginning them is not what is measured. */
const BEGIN_EVERY_MS = 20

/** How the server bears many answers at once, each with somebody who watches it. */
export async function measure(): Promise<Result[]> {
  await using server = await Server.start()
  const ada = await Person.register(server.url)
  await pause(WARM_UP_MS)
  const idle = await lagDuring(ada)
  const chats = await Promise.all(Array.from({ length: ANSWERS }, () => ada.newChat()))
  const sockets = await openViewers(
    ada,
    chats.map(({ id }) => chatStream(id)),
  )
  const seconds = (ANSWERS * BEGIN_EVERY_MS + WARM_UP_MS + MEASURED_MS) / 1000 + 10
  for (const { id } of chats) {
    await ada.send(id, `/demo ttft=0 rate=${RATE} tokens=${RATE * seconds}`)
    await pause(BEGIN_EVERY_MS)
  }
  await pause(WARM_UP_MS)
  const counted = countFrames(sockets, 'text')
  let busy: Lag = { p50: Number.NaN, p99: Number.NaN, max: Number.NaN }
  const use = await cpuDuring(server.pid, async () => (busy = await lagDuring(ada)))
  closeAll(sockets)
  const lag = (which: keyof Lag, atMost?: number): Result => ({
    what: `event-loop delay ${which}, ${ANSWERS} answers at ${RATE} tokens/s`,
    measured: busy[which],
    unit: 'ms',
    baseline: idle[which],
    ...(atMost && { budget: { of: 'measured', atMost } }),
  })
  return [
    lag('p50'),
    lag('p99', 25),
    lag('max'),
    {
      what: `share of one core, ${ANSWERS} answers at ${RATE} tokens/s (${Math.round((counted.frames * 1000) / use.wallMs)} deltas sent a second)`,
      measured: (use.cpuMs / use.wallMs) * 100,
      unit: '%',
      budget: { of: 'measured', atMost: 80 },
    },
  ]
}

type Lag = { p50: number; p99: number; max: number }

/** Reading the metrics begins a new window, so two readings enclose what lies between them. */
async function lagDuring(person: Person): Promise<Lag> {
  await person.metrics()
  await pause(MEASURED_MS)
  const metrics = await person.metrics()
  const read = (which: string) => {
    const name = `parley_nodejs_eventloop_lag_${which}_seconds`
    return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(metrics)?.[1]) * 1000
  }
  return { p50: read('p50'), p99: read('p99'), max: read('max') }
}
