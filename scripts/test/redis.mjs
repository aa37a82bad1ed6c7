import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../setup/ports.mjs'
import { kill, start, stop } from './children.mjs'
import { makeFolder, removeFolder } from './folders.mjs'

const READY_MS = 15_000

/** Starts a Redis of its own that keeps nothing; `stop` ends it, `kill` without a word, and `restart` starts it empty. */
export async function startRedis(redis) {
  const folder = makeFolder('parley-redis-')
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
  const run = () => start(redis, settings, { stdio: 'ignore', cwd: folder })
  let server = run()
  const release = async () => {
    await stop(server)
    removeFolder(folder)
  }
  const restart = async () => {
    server = run()
    if (!(await accepts(port))) throw new Error('Redis did not start again.')
  }
  if (!(await accepts(port))) {
    await release()
    throw new Error('Redis did not start.')
  }
  return { url: `redis://127.0.0.1:${port}`, stop: release, kill: () => kill(server), restart }
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
