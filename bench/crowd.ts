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
  size = 0
  private readonly members: Member[]
  private readonly rate: number

  private constructor(members: Member[], rate: number) {
    this.members = members
    this.rate = rate
  }

  static async open(settings: Omit<CrowdSettings, 'everyMs'>, size: number): Promise<Crowd> {
    const rate = settings.stream ? HANDSHAKES_PER_SECOND * settings.urls.length : BARE_HANDSHAKES_PER_SECOND
    const everyMs = (1000 * PROCESSES) / rate
    const members = Array.from({ length: PROCESSES }, () => memberOf({ ...settings, everyMs }))
    const crowd = new Crowd(members, rate)
    process.once('exit', crowd.leave)
    try {
      await crowd.grow(size)
      return crowd
    } catch (error) {
      crowd.leave()
      throw error
    }
  }

  /** So many more come in. */
  async grow(by: number): Promise<void> {
    const withinMs = (2 * 1000 * by) / this.rate + ANSWERED_WITHIN_MS
    const count = (member: number) => Math.floor((by + member) / PROCESSES)
    await this.ask((member) => ({ do: 'open', count: count(member) }), withinMs)
    this.size += by
  }

  /** Counts these frames from now on. */
  async count(wanted: Wanted): Promise<void> {
    await this.ask(() => ({ do: 'count', wanted }))
  }

  async report(whole = true): Promise<CrowdReport> {
    const reports = await this.ask(() => ({ do: 'tell', whole }))
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

  private ask(
    orderTo: (member: number) => CrowdOrder,
    withinMs = ANSWERED_WITHIN_MS,
  ): Promise<CrowdReport[]> {
    return Promise.all(
      this.members.map((member, number) => {
        const order = orderTo(number)
        const answer = answerOf(member)
        member.child.send(order)
        return within(withinMs, `a process of listeners to ${order.do}`, answer)
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
