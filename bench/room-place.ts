import { chatStream } from '@parley/contracts'
import { startCluster } from '../scripts/cluster/cluster.ts'
import { withBaseline } from './child.ts'
import { Crowd } from './crowd.ts'
import { Person } from './person.ts'
import { residentMegabytes } from './process-usage.ts'
import { Server, settingsOf } from './server.ts'

/** A room with listeners, at a server or at replicas, and what a listener who only waits costs. */
export type RoomPlace = {
  crowd: Crowd
  ada: Person
  chatId: string
  pids: readonly number[]
  idleKb: number
}

type Work<T> = (place: RoomPlace) => Promise<T>

/** One server with SQLite. */
export async function inRoom<T>(size: number, work: Work<T>): Promise<T> {
  await using server = await Server.start({ PARLEY_WEB: 'false' })
  return await withRoom([server.url], [server.pid], size, work)
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

async function withRoom<T>(urls: string[], pids: number[], size: number, work: Work<T>): Promise<T> {
  const ada = await Person.register(urls[0] ?? '')
  const { id: chatId } = await ada.newRoom()
  const listeners = { urls, token: ada.token, stream: chatStream(chatId) }
  const before = memoryOf(pids)
  const crowd = await Crowd.open(listeners, size)
  const idleKb = ((memoryOf(pids) - before) * 1024) / size
  try {
    return await work({ crowd, ada, chatId, pids, idleKb })
  } finally {
    crowd.leave()
  }
}

/** The barest room with as many listeners. */
export const inBareRoom = <T>(
  size: number,
  work: (bare: { crowd: Crowd; url: string; pid: number; idleKb: number }) => Promise<T>,
): Promise<T> =>
  withBaseline('room.ts', [], async (url, pid) => {
    const before = memoryOf([pid])
    const crowd = await Crowd.open({ urls: [url], token: '' }, size)
    const idleKb = ((memoryOf([pid]) - before) * 1024) / size
    try {
      return await work({ crowd, url, pid, idleKb })
    } finally {
      crowd.leave()
    }
  })

const memoryOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => sum + residentMegabytes(pid), 0)
