import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { RoomAtWork } from '../../apps/server/src/testing/chaos/room-at-work.ts'
import { SteadyWriter } from '../../apps/server/src/testing/chaos/steady-writer.ts'
import { transactionsIn } from '../../apps/server/src/testing/chaos/transactions.ts'
import type { Person } from '../../apps/server/src/testing/person.ts'
import { until } from '../../apps/server/src/testing/until.ts'
import { startCluster, type Cluster } from '../cluster/cluster.ts'
import { root } from '../setup/root.mjs'
import { seconds, type Kind, type Struck } from './place.ts'
import { SETTINGS } from './settings.ts'

const CLIENTS = join(root, 'apps/server/src/testing/chaos/many-sockets.ts')
const SOCKETS = 2000
const SOCKETS_SHORTLY = 300
const PROCESSES = 2
const PATIENCE_MS = 120_000
/** PostgreSQL tells of its transactions about a second late. */
const COUNTED_MS = 1500
/** What is said to the crowd; more would measure how fast 2,000 clients read on a machine that also serves them. */
const BETWEEN_MS = 1000

const storm: Kind = {
  name: 'storm',
  what: '2,000 sockets (300 in the short form) in one room of two people, all lost at once as three replicas are killed',
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

/** The crowd has a room of its own, so that those at work write on through the storm and are not drowned by it. */
async function storming(cluster: Cluster, { seats }: RoomAtWork, count: number): Promise<Struck> {
  const [ada, bob] = seats
  if (!ada || !bob) throw new Error('A storm needs two people.')
  const { id: chatId } = await ada.person.newRoom([bob.person])
  const crier = new SteadyWriter({
    name: 'crier',
    chatId,
    connection: ada.connection,
    betweenMs: BETWEEN_MS,
  })
  const people = [ada.person, bob.person]
  const crowd = people.map((person) => new Crowd(cluster, person, chatId, count / PROCESSES))
  try {
    const struck = await lose(cluster, crowd)
    await crier.stop()
    return struck
  } finally {
    for (const each of crowd) each.close()
  }
}

async function lose(cluster: Cluster, crowd: readonly Crowd[]): Promise<Struck> {
  await Promise.all(crowd.map((each) => each.isLive(0)))
  await Promise.all(cluster.replicas.map((replica) => replica.kill()))
  const before = await transactionsIn(cluster.databaseUrl)
  const ready = await seconds(Promise.all(cluster.replicas.map((replica) => replica.start())))
  const live = await seconds(Promise.all(crowd.map((each) => each.isLive(1))))
  await pause(COUNTED_MS)
  const asked = (await transactionsIn(cluster.databaseUrl)) - before
  return {
    'replicas ready (s)': ready,
    'all live after ready (s)': live,
    'transactions for all, with start and writers': asked,
  }
}

/** A process with many sockets of one person, at every replica. */
class Crowd {
  private readonly child: ChildProcess
  private readonly count: number
  private told = { live: 0, lost: 0 }

  constructor(cluster: Cluster, { token }: Person, chatId: string, count: number) {
    const urls = cluster.replicas.map(({ url }) => url).join()
    this.count = count
    this.child = fork(CLIENTS, [urls, token, chatId, String(count)], { stdio: 'inherit' })
    this.child.on('message', (told) => (this.told = told as { live: number; lost: number }))
  }

  /** Waits until all are live, and each has been lost so many times. */
  async isLive(losses: number): Promise<void> {
    const ask = () => (this.told.live === this.count && this.told.lost >= losses * this.count) || undefined
    await until(ask, 'every socket live', PATIENCE_MS).catch(() => {
      throw new Error(
        `Only ${this.told.live} of ${this.count} sockets were live after ${PATIENCE_MS / 1000} s.`,
      )
    })
  }

  close(): void {
    this.child.kill('SIGKILL')
  }
}

export const storms: readonly Kind[] = [storm]
