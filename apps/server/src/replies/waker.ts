import type { Spine } from '../ctx.ts'

export type Waker = {
  /**
   * Resolves when something has happened in the stream, at the latest after `lookMs`; when it is only more text, not
   * before `gatherMs` (R11).
   */
  next(gatherMs: number, lookMs: number): Promise<void>
  stop(): void
}

/** Tells when it is worth looking at a stream again: text has grown, or an event has been hinted at. */
export function createWaker(spine: Spine, stream: string, signal: AbortSignal): Waker {
  let hasNews = false
  let isUrgent = false
  let wake = () => {}
  let hurry = () => {}
  const news = () => {
    hasNews = true
    wake()
  }
  const urgentNews = () => {
    isUrgent = true
    hurry()
    news()
  }
  const following = spine.bus.follow(stream)
  const stopBus = spine.bus.listen((hint) => {
    if (hint.kind === 'stream' && hint.stream === stream) urgentNews()
  })
  const stopLive = spine.live.listen((grown, text) => {
    if (grown !== stream) return
    if (text.ended) urgentNews()
    else news()
  })
  signal.addEventListener('abort', urgentNews, { once: true })

  let lastLook = 0
  return {
    async next(gatherMs, lookMs) {
      if (!hasNews) await pause(lookMs, (end) => (wake = end))
      const wait = lastLook + gatherMs - Date.now()
      if (wait > 0 && !isUrgent) await pause(wait, (end) => (hurry = end))
      hasNews = isUrgent = false
      lastLook = Date.now()
    },
    stop() {
      following.end()
      stopBus()
      stopLive()
      signal.removeEventListener('abort', urgentNews)
    },
  }
}

/** Waits so long, or until it is ended. */
const pause = (ms: number, giveEnd: (end: () => void) => void) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms)
    giveEnd(() => {
      clearTimeout(timer)
      resolve()
    })
  })
