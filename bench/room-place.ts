import { chatStream } from '@parley/contracts'
import type { ChildProcess } from 'node:child_process'
import { startCluster } from '../scripts/cluster/cluster.ts'
import { withBaseline } from './child.ts'
import { Crowd } from './crowd.ts'
import { COLLECTING, eachOf, livingMemory, type Living } from './living-memory.ts'
import { Person } from './person.ts'
import { Server, settingsOf } from './server.ts'

/** Some people have several devices each; accounts for all sockets would measure the making of accounts. */
const PEOPLE = 50
/** What the first ones cost is also what the room and the server cost, so it is the others that are counted. */
const FIRST_SHARE = 0.2

/** A room with listeners, at a server or at replicas, and what a listener who only waits keeps. */
export type RoomPlace = {
  crowd: Crowd
  ada: Person
  chatId: string
  pids: readonly number[]
  idle: Living
}

type Work<T> = (place: RoomPlace) => Promise<T>

/** One server with SQLite. */
export async function inRoom<T>(size: number, work: Work<T>): Promise<T> {
  await using server = await Server.start({ PARLEY_WEB: 'false' }, COLLECTING)
  return await withRoom([server.url], [server.pid], size, work, () => livingMemory(server.process))
}

/** Replicas on PostgreSQL and Redis; the listeners are spread over them, and people speak at the first. */
export async function onReplicas<T>(count: number, size: number, work: Work<T>): Promise<T> {
  const { LLM_MOCK_MODE, LOG_LEVEL, RATE_LIMIT_PER_MINUTE, RATE_LIMIT_ANSWERS_PER_MINUTE } = settingsOf(0, '')
  const limits = { RATE_LIMIT_PER_MINUTE, RATE_LIMIT_ANSWERS_PER_MINUTE }
  const env = { LLM_MOCK_MODE, LOG_LEVEL, ...limits, PARLEY_WEB: 'false' }
  const cluster = await startCluster({ replicas: count, env })
  try {
    const urls = cluster.replicas.map(({ url }) => url)
    return await withRoom(
      urls,
      cluster.replicas.map(({ pid }) => pid ?? 0),
      size,
      work,
    )
  } finally {
    await cluster.stop()
  }
}

async function withRoom<T>(
  urls: string[],
  pids: number[],
  size: number,
  work: Work<T>,
  look?: () => Promise<Living>,
): Promise<T> {
  const [ada, ...others] = await peopleAt(urls[0] ?? '', Math.min(PEOPLE, size))
  if (!ada) throw new Error('A room needs somebody.')
  const { id: chatId } = await ada.newRoom(others)
  const tokens = [ada, ...others].map(({ token }) => token)
  const { crowd, idle } = await crowdOf({ urls, tokens, stream: chatStream(chatId) }, size, look)
  try {
    return await work({ crowd, ada, chatId, pids, idle })
  } finally {
    crowd.leave()
  }
}

async function peopleAt(url: string, count: number): Promise<Person[]> {
  const people: Person[] = []
  for (let n = 0; n < count; n++) people.push(await Person.register(url, n === 0 ? 'ada' : `guest${n}`))
  return people
}

/** Listeners, and what each keeps at the server where that can be looked at. */
async function crowdOf(
  listeners: Parameters<typeof Crowd.open>[0],
  size: number,
  look = async (): Promise<Living> => ({ residentKb: 0, heapKb: 0 }),
): Promise<{ crowd: Crowd; idle: Living }> {
  const first = Math.ceil(size * FIRST_SHARE)
  const crowd = await Crowd.open(listeners, first)
  const few = await look()
  await crowd.grow(size - first)
  return { crowd, idle: eachOf(few, await look(), size - first) }
}

/** The barest room with as many listeners. */
export const inBareRoom = <T>(
  size: number,
  work: (bare: { crowd: Crowd; url: string; pid: number; idle: Living }) => Promise<T>,
): Promise<T> => {
  const measured = async (url: string, pid: number, child: ChildProcess) => {
    const bare = { urls: [url], tokens: [''] }
    const { crowd, idle } = await crowdOf(bare, size, () => livingMemory(child))
    try {
      return await work({ crowd, url, pid, idle })
    } finally {
      crowd.leave()
    }
  }
  return withBaseline('room.ts', [], measured, COLLECTING)
}
