import { answerInRoom } from './room-answer.ts'
import { speakBarely, speakInRoom, type Load } from './room-load.ts'
import { inBareRoom, inRoom, onReplicas } from './room-place.ts'
import type { Result } from './result.ts'

/** PARLEY_BENCH_SOCKETS=100 looks at smaller rooms, to try the bench out. */
const MOST = Number(process.env.PARLEY_BENCH_SOCKETS ?? 5000)
const LARGE = [...new Set([1000, 5000].map((size) => Math.min(size, MOST)))]
const SMALL = [10, 100].filter((size) => size < MOST)
const REPLICAS = [1, 3]
const SHARED_ROOM = Math.min(1000, MOST)
const RATE = 100

/**
 * What is said in a large room, heard by sockets in processes of their own. They are of fifty people:
 * sockets are what costs, and an account for each would measure the making of accounts.
 */
export async function measure(): Promise<Result[]> {
  const results: Result[] = []
  for (const size of SMALL) results.push(await costOf(size))
  for (const size of LARGE) results.push(...(await room(size)))
  for (const count of REPLICAS) results.push(...(await shared(count)))
  return results
}

/** Of a small room only what grows with it, so that it can be set beside the large ones. */
async function costOf(size: number): Promise<Result> {
  const ours = await inRoom(size, ({ crowd, pids, ada, chatId }) => speakInRoom(crowd, pids, ada, chatId))
  const bare = await inBareRoom(size, ({ crowd, pid, url }) => speakBarely(crowd, pid, url, ours.frameBytes))
  return cpu(`room of ${size}`, ours, bare)
}

async function room(size: number): Promise<Result[]> {
  const ours = await inRoom(size, async (place) => ({
    idle: place.idle,
    said: await speakInRoom(place.crowd, place.pids, place.ada, place.chatId),
    slow: await answerInRoom(place, RATE),
    fast: await answerInRoom(place, 0),
  }))
  const bare = await inBareRoom(size, async ({ crowd, pid, url, idle }) => ({
    idle,
    said: await speakBarely(crowd, pid, url, ours.said.frameBytes),
  }))
  const where = `room of ${size}`
  return [
    {
      what: `${where}: messages delivered (${ours.said.frameBytes} bytes each)`,
      measured: ours.said.perSecond,
      unit: '/s',
      baseline: bare.said.perSecond,
      budget: { of: 'ratio', atLeast: 0.8 },
    },
    latency(where, 'p50', ours.said, bare.said),
    latency(where, 'p99', ours.said, bare.said),
    cpu(where, ours.said, bare.said),
    {
      what: `${where}: memory for each connection that waits`,
      measured: ours.idle.residentKb,
      unit: 'KB',
      baseline: bare.idle.residentKb,
      budget: { of: 'measured', atMost: 15 },
    },
    {
      what: `${where}: of it objects and buffers`,
      measured: ours.idle.heapKb,
      unit: 'KB',
      baseline: bare.idle.heapKb,
    },
    { what: `${where}: deltas delivered, ${RATE} tokens/s`, measured: ours.slow.perSecond, unit: '/s' },
    { what: `${where}: server CPU for each delta delivered`, measured: ours.slow.cpuUs, unit: 'µs' },
    wire(`${where}: bytes on the wire for each byte of new text, ${RATE} tokens/s`, ours.slow.wireRatio),
    wire(`${where}: the same, text as fast as it comes`, ours.fast.wireRatio),
  ]
}

/** The same room at replicas with PostgreSQL and Redis; the CPU is that of all replicas. */
async function shared(count: number): Promise<Result[]> {
  const said = await onReplicas(count, SHARED_ROOM, ({ crowd, pids, ada, chatId }) =>
    speakInRoom(crowd, pids, ada, chatId),
  )
  const where = `room of ${SHARED_ROOM} on ${count} ${count === 1 ? 'replica' : 'replicas'}`
  return [
    { what: `${where}: messages delivered`, measured: said.perSecond, unit: '/s' },
    latency(where, 'p99', said),
    cpu(where, said),
  ]
}

const latency = (where: string, which: 'p50' | 'p99', ours: Load, bare?: Load): Result => ({
  what: `${where}: said to heard at full load, ${which}`,
  measured: ours[which],
  unit: 'ms',
  ...(bare && { baseline: bare[which] }),
})

const cpu = (where: string, ours: Load, bare?: Load): Result => ({
  what: `${where}: server CPU for each message delivered`,
  measured: ours.cpuUs,
  unit: 'µs',
  ...(bare && { baseline: bare.cpuUs }),
})

const wire = (what: string, measured: number): Result => ({
  what,
  measured,
  unit: '×',
  budget: { of: 'measured', atMost: 1.5 },
})
