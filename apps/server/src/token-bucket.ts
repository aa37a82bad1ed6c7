export type TokenBucketOptions = { perSecond: number; burst: number }

/** Lets `perSecond` through on average, and up to `burst` at once after a quiet time. Every connection has one. */
export class TokenBucket {
  private readonly perSecond: number
  private readonly burst: number
  private tokens: number
  private filledAt = performance.now()

  constructor({ perSecond, burst }: TokenBucketOptions) {
    this.perSecond = perSecond
    this.burst = burst
    this.tokens = burst
  }

  /** Takes one token, or says there is none. */
  take(): boolean {
    this.fill()
    if (this.tokens < 1) return false
    this.tokens -= 1
    return true
  }

  /** How long until there is one, in seconds. */
  waitSeconds(): number {
    this.fill()
    return Math.max(0, (1 - this.tokens) / this.perSecond)
  }

  private fill() {
    const now = performance.now()
    this.tokens = Math.min(this.burst, this.tokens + ((now - this.filledAt) / 1000) * this.perSecond)
    this.filledAt = now
  }
}
