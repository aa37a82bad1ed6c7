import { forgetExpired } from './auth/forget-expired.ts'
import type { Spine } from './ctx.ts'
import { forgetOps } from './streams/ops.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Drops, every hour, what nobody will ask for any more; add a line where something of a feature can be over. */
export function startForgetting({ store, now, log }: Spine): { stop(): void } {
  async function forget() {
    try {
      await forgetOps(store.db, now() - DAY_MS)
      await forgetExpired(store, now())
    } catch (error) {
      log.warn({ err: error }, 'forgetting what is over failed')
    }
  }

  const timer = setInterval(() => void forget(), HOUR_MS).unref()
  return { stop: () => clearInterval(timer) }
}
