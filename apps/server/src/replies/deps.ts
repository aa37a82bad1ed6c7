import type { Spine } from '../ctx.ts'
import type { Providers } from '../providers/registry.ts'
import type { Tools } from '../tools/registry.ts'

/** What writing a reply takes. */
export type ReplyDeps = Spine & { providers: Providers; tools: Tools }

/**
 * R13: who has not renewed a reply for this long has lost it. Eight seconds, not fifteen: an answer must go on within ten
 * of the end of its process.
 */
export const LEASE_MS = 8000
export const RENEW_MS = 2500
