import { AppError, type ClientFrame, type ServerFrame } from '@parley/contracts'
import type { Clock } from './clock.ts'
import { NetworkError } from './network-error.ts'

/** A frame that is answered with `ok` or `error`. */
export type OpFrame = Extract<ClientFrame, { opId: string }>

type Pending = { resolve(answer: unknown): void; reject(error: Error): void; cancelTimeout(): void }

export type PendingOps = ReturnType<typeof createPendingOps>

/** The ops that wait for their answer. */
export function createPendingOps(clock: Clock) {
  const pending = new Map<string, Pending & { promise: Promise<unknown> }>()

  function take(opId: string): Pending | undefined {
    const op = pending.get(opId)
    op?.cancelTimeout()
    pending.delete(opId)
    return op
  }

  return {
    /** The answer to come. The same op asked for again while it waits is the same promise. */
    wait(opId: string, timeoutMs: number): { promise: Promise<unknown>; isNew: boolean } {
      const known = pending.get(opId)
      if (known) return { promise: known.promise, isNew: false }
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      const cancelTimeout = clock.after(timeoutMs, () =>
        take(opId)?.reject(new NetworkError('The server did not answer in time.')),
      )
      pending.set(opId, { promise, resolve, reject, cancelTimeout })
      return { promise, isNew: true }
    },

    settle(frame: ServerFrame): void {
      if (frame.type === 'ok') take(frame.opId)?.resolve(frame.answer)
      else if (frame.type === 'error' && frame.opId !== undefined)
        take(frame.opId)?.reject(new AppError(frame.code, { detail: frame.message }))
    },

    rejectAll(): void {
      for (const opId of pending.keys())
        take(opId)?.reject(new NetworkError('The connection broke before the answer came.'))
    },
  }
}
