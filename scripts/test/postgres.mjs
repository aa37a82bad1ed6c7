import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../setup/ports.mjs'
import { kill, start, stop } from './children.mjs'
import { makeFolder, removeFolder } from './folders.mjs'

const OWNER = 'parley'
const READY_MS = 30_000

/** How often a start is tried while what is left of a killed one still goes. */
const STARTS = 20

/**
 * Starts a PostgreSQL of its own, with an empty cluster in a new folder; `stop` ends it and removes the folder. `kill`
 * ends it without a word, and `restart` starts it on what it left behind.
 */
export async function startPostgres(postgres) {
  const folder = makeFolder('parley-postgres-')
  const password = randomBytes(16).toString('hex')
  const user = unprivileged()
  createCluster({ bin: dirname(postgres), folder, password, user })
  const port = await freePort()
  const run = () =>
    start(postgres, ['-D', join(folder, 'data'), ...settings({ folder, port })], {
      ...user,
      stdio: 'ignore',
      cwd: folder,
    })
  const isReady = join(dirname(postgres), 'pg_isready')
  let server = run()
  const release = async () => {
    await stop(server)
    removeFolder(folder)
  }
  const restart = async () => {
    for (let turn = 0; turn < STARTS; turn++) {
      server = run()
      if (await accepts(isReady, port, server)) return
      await pause(100)
    }
    throw new Error('PostgreSQL did not start again.')
  }
  if (!(await accepts(isReady, port, server))) {
    await release()
    throw new Error('PostgreSQL did not start.')
  }
  return {
    url: `postgresql://${OWNER}:${password}@127.0.0.1:${port}/postgres`,
    stop: release,
    kill: () => kill(server),
    restart,
  }
}

/** PostgreSQL refuses to run as root. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {}
  return { uid: idOfPostgres('-u'), gid: idOfPostgres('-g') }
}

const idOfPostgres = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))

function createCluster({ bin, folder, password, user }) {
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user.uid) for (const path of [folder, passwordFile]) chownSync(path, user.uid, user.gid)
  const who = ['--username', OWNER, '--pwfile', passwordFile, '--auth', 'password']
  const what = ['-D', join(folder, 'data'), '--encoding', 'UTF8', '--no-locale', '--no-sync']
  execFileSync(join(bin, 'initdb'), [...what, ...who], {
    ...user,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** fsync stays on: the tests ask for what a machine would keep. */
const settings = ({ folder, port }) =>
  Object.entries({
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: folder,
    max_connections: 300,
    log_min_messages: 'fatal',
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`])

async function accepts(isReady, port, server) {
  const args = ['-q', '-h', '127.0.0.1', '-p', String(port), '-t', '1']
  for (const end = Date.now() + READY_MS; Date.now() < end; await pause(100)) {
    if (server.exitCode !== null) return false
    try {
      execFileSync(isReady, args, { stdio: 'ignore' })
      return true
    } catch {
      // Not yet.
    }
  }
  return false
}
