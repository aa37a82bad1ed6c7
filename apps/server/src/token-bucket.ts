export type TokenBucket = {
  /** Takes one token, or says there is none. */
  take(): boolean
  /** How long until there is one, in seconds. */
  waitSeconds(): number
}

/** Lets `perSecond` through on average, and up to `burst` at once after a quiet time. */
export function tokenBucket(
  { perSecond, burst }: { perSecond: number; burst: number },
  now = () => performance.now(),
): TokenBucket {
  let tokens = burst
  let filledAt = now()
  const fill = () => {
    const at = now()
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * perSecond)
    filledAt = at
  }
  return {
    take() {
      fill()
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
    waitSeconds() {
      fill()
      return Math.max(0, (1 - tokens) / perSecond)
    },
  }
}
