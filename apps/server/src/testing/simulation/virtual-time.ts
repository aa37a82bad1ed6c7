import { AsyncLocalStorage } from 'node:async_hooks'
import { TaskHeap, type Task } from './task-heap.ts'
import { installTime, realImmediate } from './install-time.ts'

/** Whatever owns timers and can lose them: a process of a server, a device, the database. */
export type Owner = {
  readonly name: string
  isAlive: boolean
  frozenUntil: number
  /** Runs something in its context; to make the context anew each time would cost more than most tasks. */
  readonly enter: <T>(work: () => T) => T
}

const context = new AsyncLocalStorage<Owner>()

export function newOwner(name: string): Owner {
  let enter: Owner['enter'] = (work) => work()
  const owner = { name, isAlive: true, frozenUntil: 0, enter: <T>(work: () => T): T => enter(work) }
  enter = context.run(owner, () => AsyncLocalStorage.snapshot())
  return owner
}

/** So many steps, and the real event loop may breathe: whoever watches the run must be able to stop it. */
const STEPS_A_BREATH = 5000

/**
 * Time that passes only when it is told to. Every timer belongs to the owner in whose context it was set; those of a dead
 * owner never run, those of a frozen one run when it thaws. Between two tasks all promises come to rest, so a run depends
 * on nothing but what was put in.
 */
export class VirtualTime {
  now: number
  steps = 0
  readonly world = newOwner('world')
  readonly faults: unknown[] = []
  private readonly tasks = new TaskHeap()
  private readonly uninstall: () => void
  private order = 0

  constructor(startsAt: number, random: () => number) {
    this.now = startsAt
    this.uninstall = installTime({
      now: () => this.now,
      after: (ms, run) => this.after(ms, run),
      random,
    })
  }

  get owner(): Owner {
    return context.getStore() ?? this.world
  }

  /** Runs `work` as that owner: the timers it sets, now and after each await, are its own. */
  as<T>(owner: Owner, work: () => T): T {
    return owner.enter(work)
  }

  /** Sets a timer of the current owner, or of another. */
  after(ms: number, run: () => void, owner = this.owner): Task {
    const task = { at: this.now + Math.max(0, ms || 0), order: this.order++, owner, run, isCancelled: false }
    this.tasks.push(task)
    return task
  }

  pause(ms: number): Promise<void> {
    return new Promise((resolve) => this.after(ms, resolve))
  }

  /** Lets time pass until a moment, or until something is so. Says whether it was. */
  runUntil(end: number, isSo: () => boolean = () => false): Promise<boolean> {
    return new Promise((resolve) => {
      const step = () => {
        if (isSo()) return resolve(true)
        if (!this.runNext(end)) return resolve(false)
        // Promises come to rest in between: microtasks are run to their end before the next tick.
        if (++this.steps % STEPS_A_BREATH === 0) realImmediate(step)
        else queueMicrotask(() => process.nextTick(step))
      }
      process.nextTick(step)
    })
  }

  private runNext(end: number): boolean {
    const task = this.tasks.peek()
    if (!task || task.at > end) {
      this.now = Math.max(this.now, end)
      return false
    }
    this.tasks.pop()
    if (task.isCancelled || !task.owner.isAlive) return true
    this.now = Math.max(this.now, task.at)
    if (task.owner.frozenUntil > this.now) this.tasks.push({ ...task, at: task.owner.frozenUntil })
    else this.runTask(task)
    return true
  }

  private runTask(task: Task) {
    try {
      this.as(task.owner, task.run)
    } catch (error) {
      this.faults.push(error)
    }
  }

  end(): void {
    this.uninstall()
    this.tasks.clear()
  }
}
