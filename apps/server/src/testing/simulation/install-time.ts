import { createRequire, syncBuiltinESMExports } from 'node:module'
import type { Task } from './task-heap.ts'

type TimeSource = { now(): number; after(ms: number, run: () => void): Task; random(): number }

const require = createRequire(import.meta.url)
const timers = require('node:timers') as Record<string, unknown>
const promised = require('node:timers/promises') as Record<string, unknown>
export const realImmediate = setImmediate

/**
 * Puts virtual time in the place of the process’s own: what production code asks for the time, for a timer or for chance
 * is answered by `source`. What it returns puts the real ones back.
 */
export function installTime(source: TimeSource): () => void {
  const after = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    new VirtualTimer(source, () => run(...args), ms, false)
  const every = (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    new VirtualTimer(source, () => run(...args), Math.max(1, ms), true)
  const soon = (run: (...args: unknown[]) => void, ...args: unknown[]) => after(run, 0, ...args)
  const clear = (timer: unknown) => timer instanceof VirtualTimer && timer.cancel()
  const pause = <T>(ms: number, value: T) =>
    new Promise<T>((resolve) => source.after(ms, () => resolve(value)))
  const timeout = (ms: number) => {
    const abort = new AbortController()
    source.after(ms, () => abort.abort(new DOMException('It took too long.', 'TimeoutError')))
    return abort.signal
  }
  const fakes = {
    setTimeout: after,
    setInterval: every,
    setImmediate: soon,
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  }
  const undo = [
    replace(globalThis, fakes),
    replace(timers, fakes),
    replace(promised, { setTimeout: pause, setImmediate: (value: unknown) => pause(0, value) }),
    replace(Date, { now: () => Math.floor(source.now()) }),
    replace(performance, { now: () => source.now() }),
    replace(Math, { random: () => source.random() }),
    replace(AbortSignal, { timeout }),
  ]
  syncBuiltinESMExports()
  return () => {
    for (const putBack of undo) putBack()
    syncBuiltinESMExports()
  }
}

function replace(target: object, fakes: Record<string, unknown>): () => void {
  const real = Object.keys(fakes).map(
    (name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const,
  )
  for (const [name, value] of Object.entries(fakes))
    Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: true })
  return () => {
    for (const [name, descriptor] of real)
      if (descriptor) Object.defineProperty(target, name, descriptor)
      else Reflect.deleteProperty(target, name)
  }
}

/** What `setTimeout` and its like give out, as far as anybody uses it. */
class VirtualTimer {
  private task: Task

  constructor(source: TimeSource, run: () => void, ms: number, repeats: boolean) {
    const fire = () => {
      if (repeats) this.task = source.after(ms, fire)
      run()
    }
    this.task = source.after(ms, fire)
  }

  cancel() {
    this.task.isCancelled = true
  }

  ref() {
    return this
  }

  unref() {
    return this
  }

  [Symbol.dispose]() {
    this.cancel()
  }
}
