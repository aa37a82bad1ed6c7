import { setTimeout as pause } from 'node:timers/promises'
import type { ReplyDeps } from './deps.ts'
import type { Draft } from './draft.ts'

const PAUSE_MS = 1000

/** Writes something of a reply though the store may fail for a while; throws what it failed with when all tries are used up. */
export async function insist<T>(
  { log }: ReplyDeps,
  draft: Draft,
  most: number,
  write: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await write()
    } catch (error) {
      log.error(
        { err: error, reply: draft.claim.reply.id, tries },
        'a reply could not be written to the store',
      )
      if (tries === most) throw error
      await pause(PAUSE_MS)
    }
  }
}
