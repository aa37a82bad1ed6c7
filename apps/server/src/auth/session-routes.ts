import {
  AppError,
  AuthOptions,
  Id,
  Login,
  paged,
  Profile,
  Refresh,
  Register,
  Session,
  SessionInfo,
} from '@parley/contracts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { authOptions } from './auth-options.ts'
import type { Auth } from './auth.ts'
import { callerOf } from './caller.ts'
import { login } from './login.ts'
import { readProfile } from './profile.ts'
import { refreshByCookie, refreshByToken } from './refresh.ts'
import { register } from './register.ts'
import { clearSessionCookie, renewSessionCookie } from './session-cookie.ts'
import { endOtherSessions, endSession } from './sessions.ts'
import { sessionInfos } from './session-infos.ts'
import { grantSession } from './start-session.ts'

const tags = ['auth']

/** Logging in and out, and where one is logged in. */
export const sessionRoutes: FastifyPluginAsyncZod<{ auth: Auth }> = async (app, { auth }) => {
  app.post(
    '/register',
    { schema: { tags, summary: 'Make an account and log in', body: Register, response: { 201: Session } } },
    async (request, reply) => {
      const session = await register(auth, request.body, callerOf(request))
      return reply.code(201).send(await grantSession(auth, session, request, reply))
    },
  )

  app.post(
    '/login',
    { schema: { tags, summary: 'Log in with e-mail and password', body: Login, response: { 200: Session } } },
    async (request, reply) => {
      const session = await login(auth, request.body, callerOf(request))
      return grantSession(auth, session, request, reply)
    },
  )

  app.post(
    '/refresh',
    {
      schema: {
        tags,
        summary: 'Trade a refresh token for the next, or extend the session cookie',
        body: Refresh.nullish(),
        response: { 200: Session },
      },
    },
    async (request, reply) => {
      const token = request.body?.refreshToken
      const session = token
        ? await refreshByToken(auth, token)
        : await refreshByCookie(auth, request.sessionId)
      return grantSession(auth, session, request, reply)
    },
  )

  app.post(
    '/logout',
    { schema: { tags, summary: 'End this session', response: { 204: z.void() } } },
    async (request, reply) => {
      if (request.actor && request.sessionId) {
        await endSession(auth.store.db, request.actor.id, request.sessionId)
        auth.sessions.changed(request.actor.id)
      }
      clearSessionCookie(auth.env, request, reply)
      return reply.code(204).send()
    },
  )

  app.get(
    '/session',
    { schema: { tags, summary: 'Who is logged in', response: { 200: Profile } } },
    async (request, reply) => {
      const profile = await readProfile(auth.store.db, request.ctx.actor.id)
      renewSessionCookie(auth.env, request, reply, auth.secret)
      return profile
    },
  )

  app.get(
    '/options',
    { schema: { tags, summary: 'Which ways of logging in there are', response: { 200: AuthOptions } } },
    () => authOptions(auth),
  )

  app.get(
    '/sessions',
    { schema: { tags, summary: 'Where you are logged in', response: { 200: paged(SessionInfo) } } },
    async (request) => ({ items: await sessionInfos(auth, request.ctx.actor.id, request.sessionId) }),
  )

  app.delete(
    '/sessions/:id',
    {
      schema: {
        tags,
        summary: 'End one of your sessions',
        params: z.object({ id: Id }),
        response: { 204: z.void() },
      },
    },
    async (request, reply) => {
      const { actor } = request.ctx
      if (!(await endSession(auth.store.db, actor.id, request.params.id))) throw new AppError('not_found')
      auth.sessions.changed(actor.id)
      if (request.params.id === request.sessionId) clearSessionCookie(auth.env, request, reply)
      return reply.code(204).send()
    },
  )

  app.delete(
    '/sessions',
    { schema: { tags, summary: 'End all your other sessions', response: { 204: z.void() } } },
    async (request, reply) => {
      const { actor } = request.ctx
      await endOtherSessions(auth.store.db, actor.id, request.sessionId)
      auth.sessions.changed(actor.id)
      return reply.code(204).send()
    },
  )
}
