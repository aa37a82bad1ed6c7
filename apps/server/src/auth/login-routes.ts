import { Login, Refresh, Register, Session } from '@parley/contracts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NoContent, refusals } from '../http-schema.ts'
import type { Auth } from './auth.ts'
import { callerOf } from './caller.ts'
import { login } from './login.ts'
import { refreshByCookie, refreshByToken } from './refresh.ts'
import { register } from './register.ts'
import { clearSessionCookie } from './session-cookie.ts'
import { endSession } from './sessions.ts'
import { grantSession } from './start-session.ts'

const tags = ['auth']

/** Logging in and out. */
export const loginRoutes: FastifyPluginAsyncZod<{ auth: Auth }> = async (app, { auth }) => {
  app.post(
    '/register',
    {
      schema: {
        tags,
        summary: 'Make an account and log in',
        body: Register,
        response: { 201: Session, ...refusals },
      },
    },
    async (request, reply) => {
      const session = await register(auth, request.body, callerOf(request))
      return reply.code(201).send(await grantSession(auth, session, request, reply))
    },
  )

  app.post(
    '/login',
    {
      schema: {
        tags,
        summary: 'Log in with e-mail and password',
        body: Login,
        response: { 200: Session, ...refusals },
      },
    },
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
        response: { 200: Session, ...refusals },
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
    { schema: { tags, summary: 'End this session', response: { 204: NoContent, ...refusals } } },
    async (request, reply) => {
      if (request.actor && request.sessionId) {
        await endSession(auth.store.db, request.actor.id, request.sessionId)
        auth.sessions.changed(request.actor.id)
      }
      clearSessionCookie(auth.env, request, reply)
      return reply.code(204).send(null)
    },
  )
}
