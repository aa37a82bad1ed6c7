import type { Session } from './session.ts'
import type { RealtimeParts } from './parts.ts'

export type Sessions = {
  add(session: Session, end: (code: number, reason: string) => void): void
  remove(session: Session): void
  readonly size: number
  ackLag(): number
  /** Bytes that readers have not taken yet, of all together. */
  unsentBytes(): number
  /** Tells everyone to come back at a random moment within `spreadMs`, and closes (R18). */
  bye(spreadMs: number): void
  stop(): void
}

const GOING_AWAY = 1001
const UNAUTHENTICATED = 4001

/** While hints of others may go missing, everybody is asked again this often (R7). */
const ASK_AGAIN_MS = 2000

/** So many are asked about together: those of one moment share their query, and what that costs stays bounded. */
const SESSIONS_AT_ONCE = 200

/** All connections of this process: asked again who they are, and what they may read, when that may have changed (R7). */
export function trackSessions(parts: RealtimeParts): Sessions {
  const ends = new Map<Session, (code: number, reason: string) => void>()

  const stopListening = parts.bus.listen((hint) => {
    if (hint.kind === 'lost') void askEveryone()
    if (hint.kind === 'access')
      void checkAll(hint).catch((error: unknown) => parts.log.error({ err: error }, 'access check failed'))
  })

  let asking = false
  /** Never twice at a time: what it costs must not be more than the store can bear. */
  async function askEveryone() {
    if (asking) return
    asking = true
    await checkAll({}).catch((error: unknown) => parts.log.error({ err: error }, 'access check failed'))
    asking = false
  }
  const askAgain = setInterval(() => {
    if (parts.bus.connected === false) void askEveryone()
  }, ASK_AGAIN_MS).unref()

  async function checkAll(hint: { stream?: string; personId?: string }) {
    const concerned = [...ends.keys()].filter(
      ({ identity }) => hint.personId === undefined || identity.actor.id === hint.personId,
    )
    for (let first = 0; first < concerned.length; first += SESSIONS_AT_ONCE)
      await Promise.all(
        concerned.slice(first, first + SESSIONS_AT_ONCE).map((session) => check(session, hint.stream)),
      )
  }

  async function check(session: Session, stream?: string) {
    if (stream === undefined && !(await parts.identityOf(session.identity.sessionId)))
      return ends.get(session)?.(UNAUTHENTICATED, 'The session has ended.')
    await session.checkAccess(stream)
  }

  return {
    add: (session, end) => ends.set(session, end),
    remove: (session) => ends.delete(session),
    get size() {
      return ends.size
    },
    ackLag: () => [...ends.keys()].reduce((sum, session) => sum + session.ackLag(), 0),
    unsentBytes: () => [...ends.keys()].reduce((sum, session) => sum + session.outlet.buffered(), 0),
    bye(spreadMs) {
      for (const [session, end] of ends) {
        session.send({ type: 'bye', spreadMs })
        end(GOING_AWAY, 'The server is restarting.')
      }
    },
    stop() {
      clearInterval(askAgain)
      stopListening()
    },
  }
}
