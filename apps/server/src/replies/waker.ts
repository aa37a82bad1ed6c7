import { setTimeout as pause } from 'node:timers/promises'
import type { Spine } from '../ctx.ts'

export type Waker = {
  /** Resolves when something has happened in the stream, but not before `gatherMs`, and at the latest after `lookMs`. */
  next(gatherMs: number, lookMs: number): Promise<void>
  stop(): void
}

/** Tells when it is worth looking at a stream again: text has grown, or an event has been hinted at. */
export function createWaker(spine: Spine, stream: string, signal: AbortSignal): Waker {
  let hasNews = false
  let wake = () => {}
  const news = () => {
    hasNews = true
    wake()
  }
  const stopBus = spine.bus.listen((hint) => {
    if (hint.kind === 'stream' && hint.stream === stream) news()
  })
  const stopLive = spine.live.listen((grown) => {
    if (grown === stream) news()
  })
  signal.addEventListener('abort', news, { once: true })

  let lastLook = 0
  return {
    async next(gatherMs, lookMs) {
      if (!hasNews) {
        const timer = setTimeout(() => wake(), lookMs)
        await new Promise<void>((resolve) => (wake = resolve))
        clearTimeout(timer)
      }
      const wait = lastLook + gatherMs - Date.now()
      if (wait > 0 && !signal.aborted) await pause(wait)
      hasNews = false
      wake = () => {}
      lastLook = Date.now()
    },
    stop() {
      stopBus()
      stopLive()
      signal.removeEventListener('abort', news)
    },
  }
}
