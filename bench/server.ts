import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../scripts/setup/ports.mjs'
import { endChild, startNode } from './child.ts'
import { until } from './until.ts'

const UNLIMITED = '1000000'
const LOOK_EVERY_MS = 5

/** The real server in a process of its own, with data of its own. */
export class Server {
  readonly url: string
  private readonly settings: NodeJS.ProcessEnv
  private readonly options: readonly string[]
  private child: ChildProcess | undefined

  private constructor(port: number, settings: NodeJS.ProcessEnv, options: readonly string[]) {
    this.options = options
    this.url = `http://127.0.0.1:${port}`
    this.settings = settings
  }

  static async start(settings: NodeJS.ProcessEnv = {}, options: readonly string[] = []): Promise<Server> {
    const port = await freePort()
    const dataDir = await mkdtemp(join(tmpdir(), 'parley-bench-'))
    const server = new Server(port, { ...settingsOf(port, dataDir), ...settings }, options)
    await server.start()
    return server
  }

  get pid(): number {
    return this.child?.pid ?? 0
  }

  get process(): ChildProcess {
    if (!this.child) throw new Error('The server has not been started.')
    return this.child
  }

  get dataDir(): string {
    return this.settings.PARLEY_DATA_DIR ?? ''
  }

  /** Starts it on what it has; answers how long that took. */
  async start(): Promise<number> {
    const before = performance.now()
    // For a look into where the time goes: PARLEY_BENCH_NODE_OPTIONS="--cpu-prof --cpu-prof-dir=…"
    const options = process.env.PARLEY_BENCH_NODE_OPTIONS?.split(' ') ?? []
    this.child = startNode([...options, 'apps/server/out/main.mjs'], this.settings, this.options)
    this.child.stdout?.resume()
    await until(() => this.isReady(), 'the server to be ready', { everyMs: LOOK_EVERY_MS })
    return performance.now() - before
  }

  isReady(): Promise<boolean> {
    return isReady(this.url)
  }

  async stop(): Promise<void> {
    if (this.child) await endChild(this.child)
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    if (this.child) await endChild(this.child, 'SIGKILL')
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop()
    await rm(this.dataDir, { recursive: true, force: true })
  }
}

export const settingsOf = (port: number, dataDir: string): NodeJS.ProcessEnv => ({
  HOST: '127.0.0.1',
  PORT: String(port),
  PARLEY_DATA_DIR: dataDir,
  LLM_MOCK_MODE: 'true',
  LOG_LEVEL: 'warn',
  RATE_LIMIT_PER_MINUTE: UNLIMITED,
  RATE_LIMIT_ANSWERS_PER_MINUTE: UNLIMITED,
})

/** Not with fetch, whose first use takes as long as what is measured here. */
export const isReady = (url: string): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get(`${url}/api/ready`, { agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    request.on('error', () => resolve(false))
  })
