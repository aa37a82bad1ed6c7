import type { Store } from '../db/store.ts'
import { LOCK_MS } from './lifetimes.ts'

/** Removes what is over: sessions, links, and failures that lock nobody any more. */
export async function forgetExpired(store: Store, now: number): Promise<void> {
  const at = new Date(now)
  await store.db.deleteFrom('sessions').where('expires_at', '<=', at).execute()
  await store.db.deleteFrom('verifications').where('expires_at', '<=', at).execute()
  await store.db
    .deleteFrom('login_failures')
    .where('last_at', '<=', now - LOCK_MS)
    .execute()
}
