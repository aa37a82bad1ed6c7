import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../scripts/setup/root.mjs'
import type { CrowdOrder, CrowdReport, CrowdSettings } from './crowd-messages.ts'
import { HANDSHAKES_PER_SECOND, type Wanted } from './socket.ts'
import { until, within } from './until.ts'

const PROCESSES = 2
/** A bare server admits whoever comes; much faster, and the processes of the crowd would not keep up. */
const BARE_HANDSHAKES_PER_SECOND = 500
const HEARD_WITHIN_MS = 60_000
/** A process that has much to read answers when it has read that. */
const ANSWERED_WITHIN_MS = 30_000

type Member = { child: ChildProcess; ended: Promise<never> }

/** Many sockets in one room, in processes of their own; each counts what it is sent. */
export class Crowd {
  readonly size: number
  private readonly members: Member[]

  private constructor(members: Member[], size: number) {
    this.members = members
    this.size = size
  }

  static async open(settings: Omit<CrowdSettings, 'count' | 'everyMs'>, size: number): Promise<Crowd> {
    const rate = settings.stream ? HANDSHAKES_PER_SECOND * settings.urls.length : BARE_HANDSHAKES_PER_SECOND
    const everyMs = (1000 * PROCESSES) / rate
    const counts = Array.from({ length: PROCESSES }, (_, n) => Math.floor((size + n) / PROCESSES))
    const crowd = new Crowd(
      counts.map((count) => memberOf({ ...settings, count, everyMs })),
      size,
    )
    process.once('exit', crowd.leave)
    try {
      const openWithinMs = (2 * 1000 * size) / rate + ANSWERED_WITHIN_MS
      await within(openWithinMs, `${size} sockets to open`, Promise.all(crowd.members.map(answerOf)))
      return crowd
    } catch (error) {
      crowd.leave()
      throw error
    }
  }

  /** Counts these frames from now on. */
  async count(wanted: Wanted): Promise<void> {
    await this.ask({ do: 'count', wanted })
  }

  async report(whole = true): Promise<CrowdReport> {
    const reports = await this.ask({ do: 'tell', whole })
    return reports.reduce((one, other) => ({
      frames: one.frames + other.frames,
      bytes: one.bytes + other.bytes,
      latencies: [...one.latencies, ...other.latencies],
    }))
  }

  async hasHeard(frames: number): Promise<void> {
    let heard = 0
    const isSo = async () => (heard = (await this.report(false)).frames) >= frames
    await until(isSo, () => `${frames} frames; ${heard} came`, { everyMs: 50, withinMs: HEARD_WITHIN_MS })
  }

  private ask(order: CrowdOrder): Promise<CrowdReport[]> {
    return Promise.all(
      this.members.map((member) => {
        const answer = answerOf(member)
        member.child.send(order)
        return within(ANSWERED_WITHIN_MS, `a process of listeners to ${order.do}`, answer)
      }),
    )
  }

  readonly leave = (): void => {
    process.off('exit', this.leave)
    for (const { child } of this.members) child.kill('SIGKILL')
  }
}

function memberOf(settings: CrowdSettings): Member {
  const child = fork(join(root, 'bench/crowd-process.ts'), [JSON.stringify(settings)])
  const ended = once(child, 'exit').then(() => {
    throw new Error('A process of listeners ended before its time.')
  })
  // Nobody waits for one that was told to leave.
  ended.catch(() => {})
  return { child, ended }
}

const answerOf = async ({ child, ended }: Member): Promise<CrowdReport> => {
  const [report] = (await Promise.race([once(child, 'message'), ended])) as [CrowdReport]
  return report
}
