import { identityOf } from './auth/authenticate.ts'
import type { Auth } from './auth/auth.ts'
import { isAllowedOrigin } from './auth/origins.ts'
import { readPeopleIn, readRoomsOf } from './chats/room-people.ts'
import type { Spine } from './ctx.ts'
import type { Env } from './env.ts'
import type { Authenticate } from './http-context.ts'
import type { SpendRate } from './http-rate-limit.ts'
import { costlyOps, invitationOps, ops } from './ops.ts'
import { createDeltaClock } from './realtime/delta-clock.ts'
import type { Marks, RealtimeParts } from './realtime/parts.ts'
import { createPresence, type PresenceSource } from './realtime/presence.ts'
import { createSignals } from './realtime/signals.ts'
import { idIn } from './realtime/stream-kinds.ts'
import type { InvitationLinks } from './rooms/invitation-links.ts'
import { readStoredText, streamKinds } from './stream-kinds.ts'

type Joined = {
  env: Env
  auth: Auth
  authenticate: Authenticate
  spend: SpendRate
  marks: Marks
  links: InvitationLinks
  graceMs?: number | undefined
}

/** Joins the edge to the features: what it serves, who somebody is, and what they may. */
export function realtimeParts(
  spine: Spine,
  { env, auth, authenticate, spend, marks, links, graceMs }: Joined,
): RealtimeParts {
  const kinds = streamKinds(spine)
  // Who comes into a room is there for the others, too.
  const signals = createSignals({ ...spine, kinds, grew: (stream) => presence.look(idIn(stream)) })
  const presence = createPresence({ ...spine, signals, source: presenceSource(spine), graceMs })
  return {
    ...spine,
    kinds,
    clock: createDeltaClock(spine.live),
    signals,
    presence,
    marks,
    ops: { ...ops, ...invitationOps(links) },
    spendOp: (personId, verb) => spend(personId, costlyOps.has(verb)),
    authenticate,
    identityOf: (sessionId) => identityOf(auth, sessionId),
    isAllowedOrigin: (origin, host) => isAllowedOrigin(env, origin, host),
    readText: (stream, messageId) => readStoredText(spine, stream, messageId),
  }
}

export const presenceSource = ({ store }: Spine): PresenceSource => ({
  roomsOf: (personIds) => readRoomsOf(store.db, personIds),
  peopleIn: (chatId) => readPeopleIn(store.db, chatId),
})
