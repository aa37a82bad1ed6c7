import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../setup/ports.mjs'
import { start, stop } from '../test/children.mjs'

const READY_MS = 60_000

/** One of several servers on the same database and Redis; it can be ended, killed, paused and started again. */
export class Replica {
  readonly url: string
  private readonly env: NodeJS.ProcessEnv
  private child: ChildProcess | undefined

  private constructor(port: number, env: NodeJS.ProcessEnv) {
    this.url = `http://127.0.0.1:${port}`
    this.env = { ...env, PORT: String(port), HOST: '127.0.0.1' }
  }

  static async start(env: NodeJS.ProcessEnv): Promise<Replica> {
    const replica = new Replica(await freePort(), env)
    await replica.start()
    return replica
  }

  get pid(): number | undefined {
    return this.child?.pid
  }

  get isRunning(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null
  }

  async start(): Promise<void> {
    this.child = start(process.execPath, ['apps/server/out/main.mjs'], {
      env: this.env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    for (const end = Date.now() + READY_MS; Date.now() < end; await pause(50)) {
      if (!this.isRunning) throw new Error('A replica did not start.')
      if (await this.isReady()) return
    }
    throw new Error('A replica was not ready in time.')
  }

  private isReady(): Promise<boolean> {
    return fetch(`${this.url}/api/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  }

  /** Lets it drain and end. */
  async stop(): Promise<void> {
    if (this.child) await stop(this.child)
  }

  /** Ends it without a word, as a power cut does. */
  async kill(): Promise<void> {
    if (!this.child || !this.isRunning) return
    const gone = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await gone
  }

  /** Lets it hang: its connections stay, and it does nothing. */
  pause(): void {
    this.child?.kill('SIGSTOP')
  }

  resume(): void {
    this.child?.kill('SIGCONT')
  }
}
