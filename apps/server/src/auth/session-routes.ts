import { AppError, AuthOptions, Id, InvitationToken, paged, Profile, SessionInfo } from '@parley/contracts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { NoContent, refusals } from '../http-schema.ts'
import { authOptions } from './auth-options.ts'
import type { Auth } from './auth.ts'
import { readProfile } from './profile.ts'
import { clearSessionCookie, renewSessionCookie } from './session-cookie.ts'
import { sessionInfos } from './session-infos.ts'
import { endOtherSessions, endSession } from './sessions.ts'

const tags = ['auth']

/** Who is logged in, and where. */
export const sessionRoutes: FastifyPluginAsyncZod<{ auth: Auth }> = async (app, { auth }) => {
  app.get(
    '/session',
    { schema: { tags, summary: 'Who is logged in', response: { 200: Profile, ...refusals } } },
    async (request, reply) => {
      const profile = await readProfile(auth.store.db, request.ctx.actor.id)
      renewSessionCookie(auth.env, request, reply, auth.secret)
      return profile
    },
  )

  app.get(
    '/options',
    {
      schema: {
        tags,
        summary: 'Which ways of logging in there are, also for whoever comes with an invitation',
        querystring: z.object({ invitation: InvitationToken.optional() }),
        response: { 200: AuthOptions, ...refusals },
      },
    },
    (request) => authOptions(auth, request.query.invitation),
  )

  app.get(
    '/sessions',
    {
      schema: {
        tags,
        summary: 'Where you are logged in',
        response: { 200: paged(SessionInfo), ...refusals },
      },
    },
    async (request) => ({ items: await sessionInfos(auth, request.ctx.actor.id, request.sessionId) }),
  )

  app.delete(
    '/sessions/:id',
    {
      schema: {
        tags,
        summary: 'End one of your sessions',
        params: z.object({ id: Id }),
        response: { 204: NoContent, ...refusals },
      },
    },
    async (request, reply) => {
      const { actor } = request.ctx
      if (!(await endSession(auth.store.db, actor.id, request.params.id))) throw new AppError('not_found')
      auth.sessions.changed(actor.id)
      if (request.params.id === request.sessionId) clearSessionCookie(auth.env, request, reply)
      return reply.code(204).send(null)
    },
  )

  app.delete(
    '/sessions',
    { schema: { tags, summary: 'End all your other sessions', response: { 204: NoContent, ...refusals } } },
    async (request, reply) => {
      const { actor } = request.ctx
      await endOtherSessions(auth.store.db, actor.id, request.sessionId)
      auth.sessions.changed(actor.id)
      return reply.code(204).send(null)
    },
  )
}
