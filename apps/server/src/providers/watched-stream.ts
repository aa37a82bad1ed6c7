import { AppError } from '@parley/contracts'
import type { Clock } from './clock.ts'
import type { ModelChunk } from './provider.ts'

export type Watch = { clock: Clock; name: string; firstMs: number; silenceMs: number }

/** A reason of our own: without one each abort makes an error with its stack. */
const OVER = 'nobody listens any more'

type Open = (signal: AbortSignal) => AsyncIterable<ModelChunk>

/** Hands chunks on, and ends the source when it is silent for too long, when nobody listens any more, or on the signal. */
export async function* watchedStream(
  open: Open,
  watch: Watch,
  signal: AbortSignal,
): AsyncGenerator<ModelChunk> {
  signal.throwIfAborted()
  const upstream = new AbortController()
  const guard = createGuard(watch, (reason) => upstream.abort(reason))
  const stop = () => guard.giveUp(signal.reason as Error)
  signal.addEventListener('abort', stop, { once: true })
  const source = open(upstream.signal)[Symbol.asyncIterator]()
  try {
    for (;;) {
      const next = await guard.wait(source.next())
      if (next.done) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', stop)
    guard.end()
    upstream.abort(OVER)
    source.return?.().catch(() => undefined)
  }
}

/** One timer a stream, not a chunk: it looks at the time of the last chunk when it rings. */
function createGuard(watch: Watch, onGiveUp: (reason: Error) => void) {
  const { clock } = watch
  let heardAny = false
  let waitingSince: number | undefined
  let rejectWaiting: ((reason: Error) => void) | undefined
  let givenUp: Error | undefined
  let cancel = clock.after(watch.firstMs, look)

  function look() {
    const limit = heardAny ? watch.silenceMs : watch.firstMs
    const waited = waitingSince === undefined ? 0 : clock.now() - waitingSince
    if (waited >= limit) giveUp(timeoutError(watch.name, limit, heardAny))
    else cancel = clock.after(limit - waited, look)
  }

  function giveUp(reason: Error) {
    givenUp ??= reason
    onGiveUp(reason)
    rejectWaiting?.(reason)
  }

  return {
    giveUp,
    end: () => cancel(),
    // Not Promise.race: racing one promise again and again keeps every result alive until the stream ends.
    wait<T>(promise: Promise<T>): Promise<T> {
      waitingSince = clock.now()
      return new Promise((resolve, reject) => {
        rejectWaiting = reject
        promise.then(
          (value) => {
            waitingSince = undefined
            heardAny = true
            if (givenUp) reject(givenUp)
            else resolve(value)
          },
          (error: Error) => reject(givenUp ?? error),
        )
      })
    },
  }
}

function timeoutError(name: string, limitMs: number, heardAny: boolean): AppError {
  const seconds = Math.round(limitMs / 1000)
  const detail = heardAny
    ? `${name} fell silent for ${seconds} seconds in mid-answer. Continue the answer, or try again.`
    : `${name} did not begin to answer within ${seconds} seconds. Try again, or choose another model.`
  return new AppError('provider_timeout', { detail })
}
