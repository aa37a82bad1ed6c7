import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../setup/ports.mjs'
import { start, stop } from './children.mjs'

const READY_MS = 15_000

/** Starts a Redis of its own that keeps nothing; `stop` ends it. */
export async function startRedis(redis) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-redis-'))
  const port = await freePort()
  const settings = [
    '--port',
    String(port),
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--dir',
    folder,
  ]
  const server = start(redis, settings, { stdio: 'ignore', cwd: folder })
  const release = async () => {
    await stop(server)
    rmSync(folder, { recursive: true, force: true })
  }
  if (!(await accepts(port))) {
    await release()
    throw new Error('Redis did not start.')
  }
  return { url: `redis://127.0.0.1:${port}`, stop: release }
}

async function accepts(port) {
  for (const end = Date.now() + READY_MS; Date.now() < end; await pause(50)) {
    if (await answers(port)) return true
  }
  return false
}

function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true))
    socket.on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}
