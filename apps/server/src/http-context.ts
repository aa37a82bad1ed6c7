import { AppError, Id, newId } from '@parley/contracts'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Actor, Ctx, Spine } from './ctx.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null when nobody is logged in. Set before any handler runs. */
    actor: Actor | null
    /** The id of the session that asks, when there is one. */
    sessionId: string | null
    /** The context of a logged-in request; reading it without a login is a 401. */
    readonly ctx: Ctx
  }
}

/** How a request says who it is from; `auth/` has the answer. */
export type Authenticate = (
  headers: Record<string, string | string[] | undefined>,
) => Promise<Identity | null>
export type Identity = { actor: Actor; sessionId: string }

/** Gives each request its actor, and on demand its context. */
export function provideContext(app: FastifyInstance, spine: Spine, authenticate: Authenticate): void {
  app.decorateRequest('actor', null)
  app.decorateRequest('sessionId', null)
  app.decorateRequest('ctx', {
    getter(this: FastifyRequest): Ctx {
      if (!this.actor) throw new AppError('unauthenticated')
      return { ...spine, log: this.log as Ctx['log'], actor: this.actor, opId: opIdOf(this) }
    },
  })
  app.addHook('onRequest', async (request) => {
    const identity = await authenticate(request.headers)
    request.actor = identity?.actor ?? null
    request.sessionId = identity?.sessionId ?? null
  })
}

/** The `Idempotency-Key` of a request is the id of its op (R6); without one each request is an op of its own. */
function opIdOf(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (key === undefined) return newId()
  const parsed = Id.safeParse(key)
  if (!parsed.success)
    throw new AppError('validation_failed', { detail: 'Idempotency-Key must be a UUID in lower case.' })
  return parsed.data
}
