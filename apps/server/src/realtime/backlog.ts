import { isSlow, type Outlet } from './outlet.ts'

/** R19 */
const TOO_MUCH_BYTES = 1024 * 1024
const TOO_LONG_MS = 10_000
/** What is handed over in one piece, such as the snapshot of a long chat, takes a slow line longer, and is no fault. */
const SLOWEST_BYTES_PER_MS = 64

export type Told = {
  /** The reader has not taken what they were sent, and must begin anew. */
  tooSlow(): void
  /** They have taken it, and may be sent more. */
  caughtUp(): void
}

/** Watches whether a reader takes what they are sent (R19). */
export class Backlog {
  private readonly outlet: Pick<Outlet, 'buffered'>
  private readonly told: Told
  private waiting: (() => void)[] | undefined
  private timer: NodeJS.Timeout | undefined
  private most = 0

  constructor(outlet: Pick<Outlet, 'buffered'>, told: Told) {
    this.outlet = outlet
    this.told = told
  }

  get isBehind(): boolean {
    return this.timer !== undefined
  }

  /** Something was sent. What a reader who kept up was sent at once is not held against them: only what comes on top. */
  grew(): void {
    if (!isSlow(this.outlet)) return
    const bytes = this.outlet.buffered()
    if (this.timer === undefined) {
      this.most = bytes + TOO_MUCH_BYTES
      this.timer = setTimeout(() => this.told.tooSlow(), TOO_LONG_MS + bytes / SLOWEST_BYTES_PER_MS)
    }
    if (bytes > this.most) this.told.tooSlow()
  }

  /** The reader has taken something. */
  shrank(): void {
    if (this.timer === undefined || isSlow(this.outlet)) return
    this.end()
    this.told.caughtUp()
  }

  /** What is waited for until more may be sent, or nothing more will be; undefined when the reader keeps up. */
  catchingUp(): Promise<void> | undefined {
    return this.isBehind ? new Promise((resolve) => (this.waiting ??= []).push(resolve)) : undefined
  }

  end(): void {
    clearTimeout(this.timer)
    this.timer = undefined
    const { waiting = [] } = this
    this.waiting = undefined
    for (const resolve of waiting) resolve()
  }
}
