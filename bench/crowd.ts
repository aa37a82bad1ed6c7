import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../scripts/setup/root.mjs'
import type { CrowdOrder, CrowdReport, CrowdSettings } from './crowd-messages.ts'
import { until } from './until.ts'

const PROCESSES = 2
/** Below what each server admits in a second. */
const HANDSHAKES_PER_SECOND = 80
const WITHIN_MS = 120_000

/** Many sockets in one room, in processes of their own; each counts what it is sent. */
export class Crowd {
  readonly size: number
  private readonly children: ChildProcess[]

  private constructor(children: ChildProcess[], size: number) {
    this.children = children
    this.size = size
  }

  static async open(settings: Omit<CrowdSettings, 'count' | 'everyMs'>, size: number): Promise<Crowd> {
    const everyMs = (1000 * PROCESSES) / (HANDSHAKES_PER_SECOND * settings.urls.length)
    const counts = Array.from({ length: PROCESSES }, (_, n) => Math.floor((size + n) / PROCESSES))
    const children = counts.map((count) =>
      fork(join(root, 'bench/crowd-process.ts'), [JSON.stringify({ ...settings, count, everyMs })]),
    )
    const crowd = new Crowd(children, size)
    process.once('exit', () => crowd.leave())
    await Promise.all(children.map((child) => isOpen(child)))
    return crowd
  }

  /** Counts from now on the frames that begin like this. */
  async count(beginning: string): Promise<void> {
    await this.ask({ do: 'count', beginning })
  }

  async report(whole = true): Promise<CrowdReport> {
    const reports = await this.ask({ do: 'tell', whole })
    return reports.reduce((one, other) => ({
      frames: one.frames + other.frames,
      bytes: one.bytes + other.bytes,
      latencies: [...one.latencies, ...other.latencies],
      isOpen: one.isOpen,
    }))
  }

  async hasHeard(frames: number): Promise<void> {
    const isSo = async () => (await this.report(false)).frames >= frames
    await until(isSo, `${frames} frames`, { withinMs: WITHIN_MS })
  }

  private ask(order: CrowdOrder): Promise<CrowdReport[]> {
    return Promise.all(
      this.children.map(async (child) => {
        const answer = once(child, 'message') as Promise<[CrowdReport]>
        child.send(order)
        return (await answer)[0]
      }),
    )
  }

  leave(): void {
    for (const child of this.children) child.kill('SIGKILL')
  }
}

async function isOpen(child: ChildProcess): Promise<void> {
  const [first] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => [{ isOpen: false }]),
  ])) as [CrowdReport]
  if (!first.isOpen) throw new Error('A process of listeners ended before all of them were there.')
}
