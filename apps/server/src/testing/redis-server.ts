import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../../scripts/setup/ports.mjs'
import { until } from './until.ts'

/** A Redis of a test’s own, to be killed, stopped and started again; it keeps nothing. */
export class RedisServer {
  readonly port: number
  private readonly folder: string
  private child: ChildProcess | undefined

  private constructor(port: number, folder: string) {
    this.port = port
    this.folder = folder
  }

  static async start(): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), await mkdtemp(join(tmpdir(), 'parley-redis-')))
    await server.start()
    return server
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`
  }

  async start(): Promise<void> {
    const settings = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--dir', this.folder]
    this.child = spawn('redis-server', settings, { stdio: 'ignore' })
    await until(() => this.accepts(), 'a Redis that is ready')
  }

  private async accepts(): Promise<true | undefined> {
    const socket = connect(this.port, '127.0.0.1')
    try {
      await once(socket, 'connect')
      return true
    } catch {
      return undefined
    } finally {
      socket.destroy()
    }
  }

  /** Ends it without a word. */
  async kill(): Promise<void> {
    const { child } = this
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
  }

  /** Makes it forget everything. */
  async flush(): Promise<void> {
    const socket = connect(this.port, '127.0.0.1')
    socket.write('FLUSHALL\r\n')
    await once(socket, 'data')
    socket.destroy()
  }

  /** Lets it hang: it keeps its connections and says nothing. */
  hang(): void {
    this.child?.kill('SIGSTOP')
  }

  wake(): void {
    this.child?.kill('SIGCONT')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill()
    await rm(this.folder, { recursive: true, force: true })
  }
}
