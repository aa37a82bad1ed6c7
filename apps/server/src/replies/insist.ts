import { setTimeout as pause } from 'node:timers/promises'
import type { ReplyDeps } from './deps.ts'
import type { Draft } from './draft.ts'

const PAUSE_MS = 1000
/** A store that is away for a moment costs no answer. */
export const TRIES = 10

/** Asks the store though it may fail for a while; throws what it failed with when all tries are used up. */
export async function insist<T>(
  { log }: ReplyDeps,
  draft: Draft,
  most: number,
  ask: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (error) {
      log.error({ err: error, reply: draft.claim.reply.id, tries }, 'the store failed a reply')
      if (tries === most) throw error
      await pause(PAUSE_MS)
    }
  }
}
