import type { Store } from '../db/store.ts'
import type { Bus } from '../streams/bus/bus.ts'
import { findSession, touchSession, type LiveSession, type SessionKey } from './sessions.ts'

/** A revocation made by another process may go unnoticed for this long, when its hint is lost. */
const KEPT_MS = 1000
const KEPT_SESSIONS = 5000
/** How exact “last seen” is; writing it on each request would cost a commit each time. */
const TOUCH_MS = 10 * 60_000

export type LiveSessions = {
  /** The session by its id or token, at most a second old. */
  read(key: SessionKey): Promise<LiveSession | null>
  /** The session as it is in the store now. */
  readFresh(key: SessionKey): Promise<LiveSession | null>
  /** Tells this process and all others that a person’s sessions are not what they were. */
  changed(personId: string): void
  /** Resolves when what was seen is noted. */
  idle(): Promise<void>
  close(): void
}

type Kept = { session: Promise<LiveSession | null>; readAt: number }

export function createLiveSessions(store: Store, bus: Bus, now: () => number): LiveSessions {
  const kept = new Map<string, Kept>()
  const touching = new Set<Promise<void>>()
  const stopListening = bus.listen((hint) => {
    // Which kept sessions are that person's is not known without waiting for them; reading again costs little.
    if (hint.kind === 'access' && hint.personId) kept.clear()
  })

  function read(key: SessionKey): Promise<LiveSession | null> {
    const name = 'id' in key ? key.id : key.token
    const known = kept.get(name)
    if (known && performance.now() - known.readAt < KEPT_MS) return known.session
    if (kept.size >= KEPT_SESSIONS) kept.clear()
    const session = readFresh(key)
    kept.set(name, { session, readAt: performance.now() })
    const touched = session.then(touch).catch(() => void kept.delete(name))
    touching.add(touched)
    void touched.then(() => touching.delete(touched))
    return session
  }

  const readFresh = (key: SessionKey) => findSession(store, key, now())

  async function touch(session: LiveSession | null): Promise<void> {
    if (session && now() - session.seenAt > TOUCH_MS) await touchSession(store, session.id, now())
  }

  return {
    read,
    readFresh,
    changed(personId) {
      kept.clear()
      bus.publish({ kind: 'access', personId })
    },
    idle: () => Promise.all(touching).then(() => {}),
    close: stopListening,
  }
}
