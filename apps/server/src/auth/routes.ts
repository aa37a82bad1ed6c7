import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Auth } from './auth.ts'
import { answerAuthRefusals } from './refusals.ts'
import { sessionRoutes } from './session-routes.ts'

/** Everything under `/auth`. */
export const authRoutes: FastifyPluginAsyncZod<{ auth: Auth }> = async (app, { auth }) => {
  answerAuthRefusals(app)
  await app.register(sessionRoutes, { auth })
}
