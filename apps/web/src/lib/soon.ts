const SIGNS = ['pointermove', 'pointerdown', 'touchstart', 'scroll', 'keydown'] as const
const AT_LATEST_MS = 5_000

/** Runs once, with the first sign that somebody is here or when the page has come to rest; what it returns takes that back. */
export function soon(run: () => void, atLatestMs = AT_LATEST_MS): () => void {
  const end = () => {
    clearTimeout(timer)
    for (const sign of SIGNS) removeEventListener(sign, now)
  }
  const now = () => {
    end()
    run()
  }
  const timer = setTimeout(now, atLatestMs)
  for (const sign of SIGNS) addEventListener(sign, now, { passive: true })
  return end
}
