import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { RoomAtWork } from '../../apps/server/src/testing/chaos/room-at-work.ts'
import { transactionsIn } from '../../apps/server/src/testing/chaos/transactions.ts'
import { until } from '../../apps/server/src/testing/until.ts'
import { startCluster, type Cluster } from '../cluster/cluster.ts'
import { root } from '../setup/root.mjs'
import type { Kind, Struck } from './place.ts'
import { SETTINGS } from './settings.ts'

const CLIENTS = join(root, 'apps/server/src/testing/chaos/many-sockets.ts')
const SOCKETS = 2000
const SOCKETS_SHORTLY = 300
const PROCESSES = 2
const PATIENCE_MS = 180_000
/** PostgreSQL tells of its transactions about a second late. */
const COUNTED_MS = 1500

const storm: Kind = {
  name: 'storm',
  what: '2,000 sockets of two people in one room (300 in the short form), all lost at once as three replicas are killed',
  isQuick: true,
  share: 6,
  isAlone: true,
  async open(isQuick) {
    const cluster = await startCluster({ env: SETTINGS })
    return {
      urls: cluster.replicas.map(({ url }) => url),
      strike: (room) => storming(cluster, room, isQuick ? SOCKETS_SHORTLY : SOCKETS),
      stop: () => cluster.stop(),
    }
  },
}

async function storming(cluster: Cluster, room: RoomAtWork, count: number): Promise<Struck> {
  const crowd = Array.from({ length: PROCESSES }, (_, n) => new Crowd(cluster, room, n, count / PROCESSES))
  try {
    await Promise.all(crowd.map((each) => each.isLive(0)))
    await Promise.all(cluster.replicas.map((replica) => replica.kill()))
    const before = await transactionsIn(cluster.databaseUrl)
    const began = performance.now()
    await Promise.all(cluster.replicas.map((replica) => replica.start()))
    const ready = performance.now()
    await Promise.all(crowd.map((each) => each.isLive(1)))
    const live = performance.now()
    await pause(COUNTED_MS)
    const asked = (await transactionsIn(cluster.databaseUrl)) - before
    return {
      'replicas ready (s)': (ready - began) / 1000,
      'all live after ready (s)': (live - ready) / 1000,
      'transactions for all, with start and writers': asked,
    }
  } finally {
    for (const each of crowd) each.close()
  }
}

/** A process with many sockets of one person, at every replica. */
class Crowd {
  private readonly child: ChildProcess
  private readonly count: number
  private told = { live: 0, lost: 0 }

  constructor(cluster: Cluster, room: RoomAtWork, n: number, count: number) {
    const urls = cluster.replicas.map(({ url }) => url).join()
    const { person } = room.seats[n % room.seats.length] ?? { person: { token: '' } }
    this.count = count
    this.child = fork(CLIENTS, [urls, person.token, room.chat.id, String(count)], { stdio: 'inherit' })
    this.child.on('message', (told) => (this.told = told as { live: number; lost: number }))
  }

  /** Waits until all are live, and each has been lost so many times. */
  isLive(losses: number): Promise<true> {
    const ask = () => (this.told.live === this.count && this.told.lost >= losses * this.count) || undefined
    return until(ask, 'every socket live', PATIENCE_MS)
  }

  close(): void {
    this.child.kill('SIGKILL')
  }
}

export const storms: readonly Kind[] = [storm]
