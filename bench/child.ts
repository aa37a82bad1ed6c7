import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from '../scripts/setup/root.mjs'

const PATIENCE_MS = 12_000

/** Starts a file of ours in a process of its own; with `options` for Node it is one that can be told things. */
export function startNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  options: readonly string[] = [],
): ChildProcess {
  const stdio: StdioOptions = ['ignore', 'pipe', 'inherit', ...(options.length > 0 ? ['ipc' as const] : [])]
  return startProgram(process.execPath, [...options, ...args], env, 'SIGKILL', stdio)
}

export function startProgram(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  endBy: 'SIGTERM' | 'SIGKILL' = 'SIGKILL',
  stdio: StdioOptions = ['ignore', 'pipe', 'inherit'],
): ChildProcess {
  const { PATH, HOME } = process.env
  // Only what is said here: no key or address of whoever measures may get in.
  const child = spawn(program, args, {
    cwd: root,
    env: { PATH, HOME, ...env },
    stdio,
  })
  const clean = () => child.kill(endBy)
  process.once('exit', clean)
  child.once('exit', () => process.off('exit', clean))
  return child
}

/** What a child says first, in one line. */
export async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('The output of this child is not read.')
  child.stdout.setEncoding('utf8')
  const [line] = (await once(child.stdout, 'data')) as [string]
  child.stdout.resume()
  return line.trim()
}

export async function endChild(
  child: ChildProcess,
  signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS)
  await ended
  clearTimeout(impatience)
}

/** A baseline server: it says its address when it is ready. */
export async function withBaseline<T>(
  name: string,
  settings: readonly string[],
  work: (url: string, pid: number, child: ChildProcess) => Promise<T>,
  options: readonly string[] = [],
): Promise<T> {
  const child = startNode([join('bench/baselines', name), ...settings], {}, options)
  try {
    return await work(await firstLine(child), child.pid ?? 0, child)
  } finally {
    await endChild(child)
  }
}
