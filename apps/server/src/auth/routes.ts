import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Auth } from './auth.ts'
import { loginRoutes } from './login-routes.ts'
import { oauthRoutes } from './oauth-routes.ts'
import { passwordRoutes } from './password-routes.ts'
import { answerAuthRefusals } from './refusals.ts'
import { sessionRoutes } from './session-routes.ts'
import { verificationRoutes } from './verification-routes.ts'

/** Everything under `/auth`. */
export const authRoutes: FastifyPluginAsyncZod<{ auth: Auth }> = async (app, { auth }) => {
  answerAuthRefusals(app)
  for (const routes of [loginRoutes, sessionRoutes, passwordRoutes, verificationRoutes, oauthRoutes]) {
    await app.register(routes, { auth })
  }

  app.get(
    '/jwks',
    {
      schema: {
        tags: ['auth'],
        summary: 'The public keys that access tokens are signed with',
        response: { 200: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }) },
      },
    },
    async () => ({ keys: (await auth.accounts.api.getJwks()).keys.map((key) => ({ ...key })) }),
  )
}
