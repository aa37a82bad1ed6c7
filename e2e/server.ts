import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, dropDatabase } from '../apps/server/src/testing/postgres-databases.ts'
import { freePort } from '../scripts/setup/ports.mjs'
import { root } from '../scripts/setup/root.mjs'
import { until } from './until.ts'

/** The real server in a process of its own. */
export type Server = {
  readonly url: string
  readonly dataDir: string
  /** What it logged as an error so far. */
  errors(): string[]
  /** Ends it as a power cut would: nothing can be saved or said any more. */
  crash(): Promise<void>
  /** Starts it again, on the same data and the same port. */
  restart(): Promise<void>
  /** Ends it, and removes what it kept. */
  stop(): Promise<void>
}

type ServerOptions = { store?: 'sqlite' | 'postgres'; env?: Record<string, string> }

/** Much longer than it takes, as a busy machine is no fault of the server. */
const PATIENT = { within: 120_000 }
const DRAIN_MS = 12_000
const LEVEL_ERROR = 50

export async function startServer({ store = 'sqlite', env = {} }: ServerOptions = {}): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-e2e-'))
  const databaseUrl = store === 'postgres' ? await createDatabase('template0') : undefined
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const settings = { ...settingsOf(port, dataDir), ...(databaseUrl && { DATABASE_URL: databaseUrl }), ...env }
  const said: string[] = []
  let child = await launch(url, settings, said)

  return {
    url,
    dataDir,
    errors: () => said.filter(isError),
    crash: () => end(child, 'SIGKILL'),
    async restart() {
      child = await launch(url, settings, said)
    },
    async stop() {
      await end(child, 'SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
      if (databaseUrl) await dropDatabase(databaseUrl)
    },
  }
}

/** Only what is said here, so that no key or address of whoever runs the tests gets in. */
const settingsOf = (port: number, dataDir: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  HOME: process.env.HOME ?? dataDir,
  HOST: '127.0.0.1',
  PORT: String(port),
  PUBLIC_URL: `http://127.0.0.1:${port}`,
  PARLEY_DATA_DIR: dataDir,
  LLM_MOCK_MODE: 'true',
  LOG_LEVEL: 'warn',
  RATE_LIMIT_PER_MINUTE: '1000000',
  RATE_LIMIT_ANSWERS_PER_MINUTE: '1000000',
})

const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24
const node = isNewEnough ? process.execPath : join(root, `node_modules/node-linux-${process.arch}/bin/node`)

async function launch(url: string, env: Record<string, string>, said: string[]): Promise<ChildProcess> {
  const child = spawn(node, ['apps/server/out/main.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Whatever becomes of the tests, nothing of theirs stays behind.
  process.once('exit', () => child.kill('SIGKILL'))
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (text: string) => said.push(...text.split('\n').filter(Boolean)))
  }
  await until(
    async () => {
      if (child.exitCode !== null) throw new Error(`The server ended at once:\n${said.join('\n')}`)
      const answer = await fetch(`${url}/api/ready`).catch(() => undefined)
      return answer?.ok || undefined
    },
    'the server to be ready',
    PATIENT,
  )
  return child
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM') {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  const impatience = setTimeout(() => child.kill('SIGKILL'), DRAIN_MS)
  await ended
  clearTimeout(impatience)
}

function isError(line: string): boolean {
  try {
    return (JSON.parse(line) as { level: number }).level >= LEVEL_ERROR
  } catch {
    return false
  }
}
