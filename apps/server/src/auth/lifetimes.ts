const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** From the last time it was seen: a browser used once a month stays logged in. */
export const SESSION_MS = 30 * DAY_MS
/** Short, because a stolen one works until then or until the session is revoked. */
export const ACCESS_TOKEN_MS = 15 * MINUTE_MS
export const RESET_LINK_MS = 60 * MINUTE_MS
export const VERIFY_LINK_MS = DAY_MS

/** How many wrong passwords an address may get before it is locked, and for how long. */
export const FAILURES_ALLOWED = 5
export const LOCK_MS = 15 * MINUTE_MS

export const seconds = (ms: number): number => Math.floor(ms / 1000)
