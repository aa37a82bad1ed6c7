import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { root } from '../setup/root.mjs'
import { exitCodeOf } from '../setup/run.mjs'

const STOP_MS = 10_000

// Only what is listed here is ever stopped: by its handle, never by a name.
const running = new Set()

/** Starts a program that ends before this one does. */
export function start(command, args, options = {}) {
  // A group of its own: Ctrl-C reaches it once, from us, and its children can be ended with it.
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
    ...options,
  })
  running.add(child)
  child.on('exit', () => running.delete(child))
  child.on('error', () => running.delete(child))
  return child
}

/** Runs a program to its end and answers its exit code. */
export async function runToEnd(command, args, options) {
  const child = start(command, args, options)
  const [code, signal] = await once(child, 'exit')
  return exitCodeOf(code, signal)
}

/** SIGINT is what test runners clean up after; for PostgreSQL it means “do not wait for open connections”. */
export async function stop(child) {
  if (!running.has(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGINT')
  const impatience = setTimeout(() => killGroup(child), STOP_MS)
  await ended
  clearTimeout(impatience)
  killGroup(child)
}

/** Ends it without a word, as a power cut would. */
export async function kill(child) {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

export const stopAll = () => Promise.all([...running].map((child) => stop(child)))

/** The last resort, for an exit nobody planned. */
process.on('exit', () => running.forEach(killGroup))

function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL')
  } catch {
    // Nothing of it is left.
  }
}
