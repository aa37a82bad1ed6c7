import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { freePort } from '../../../../scripts/setup/ports.mjs'
import { until } from './until.ts'

/** A start is mostly work of the processor, which other tests want too. */
const START_WITHIN_MS = 90_000
const MAIN = join(import.meta.dirname, '../../out/main.mjs')

/** The real server in a process of its own, which can be killed and started again on what it left behind. */
export class ServerProcess {
  readonly url: string
  readonly output: string[] = []
  private child: ChildProcess | undefined
  private readonly env: Record<string, string>

  private constructor(url: string, env: Record<string, string>) {
    this.url = url
    this.env = env
  }

  static async start(env: Record<string, string>): Promise<ServerProcess> {
    const port = await freePort()
    const server = new ServerProcess(`http://127.0.0.1:${port}`, {
      ...env,
      PORT: String(port),
      HOST: '127.0.0.1',
    })
    await server.start()
    return server
  }

  /** Unless it is `read`, nobody hears what it says, as when a pipe has closed: `npm start | head`. */
  async start({ read = true } = {}): Promise<void> {
    const { PATH = '', HOME = '' } = process.env
    this.child = spawn(process.execPath, [MAIN], {
      env: { PATH, HOME, ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    if (read) this.child.stdout?.on('data', (data: Buffer) => this.output.push(data.toString()))
    else this.child.stdout?.destroy()
    this.child.stderr?.on('data', (data: Buffer) => this.output.push(data.toString()))
    await until(() => this.isReady(), 'a server that is ready', START_WITHIN_MS)
  }

  private async isReady(): Promise<true | undefined> {
    if (this.child?.exitCode != null) throw new Error(`The server did not start: ${this.output.join('')}`)
    const status = await fetch(`${this.url}/api/ready`).then(
      (response) => response.status,
      () => 0,
    )
    return status === 200 || undefined
  }

  /** Ends the process without a word, as a power cut does. */
  kill(): Promise<number | null> {
    return this.end('SIGKILL')
  }

  /** Asks the process to stop; gives its exit code. */
  stop(): Promise<number | null> {
    return this.end('SIGTERM')
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const gone = once(child, 'exit')
    child.kill(signal)
    const [code] = (await gone) as [number | null]
    return code
  }
}
