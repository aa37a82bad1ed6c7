import { AppError, ForgotPassword, ValidateResetToken } from '@parley/contracts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { NoContent, refusals } from '../http-schema.ts'
import { orderLink } from './auth-jobs.ts'
import type { Auth } from './auth.ts'
import { verifyEmail } from './verify-email.ts'

const tags = ['auth']
const response = { 204: NoContent, ...refusals }

/** Proving that an e-mail address is one's own. */
export const verificationRoutes: FastifyPluginAsyncZod<{ auth: Auth }> = async (app, { auth }) => {
  app.post(
    '/verify-email',
    { schema: { tags, summary: 'Confirm an e-mail address', body: ValidateResetToken, response } },
    async (request, reply) => {
      await verifyEmail(auth, request.body.token)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/resend-verification',
    {
      schema: {
        tags,
        summary: 'Send the link that confirms an e-mail address again',
        description: 'Answers the same whether or not an account waits for it.',
        body: ForgotPassword,
        response,
      },
    },
    async (request, reply) => {
      await orderLink(auth, 'email-verification.send', request.body.email)
      return reply.code(204).send(null)
    },
  )
}

/** The page a verification mail links to: it belongs at the root, not under `/api`. */
export const verificationLink: FastifyPluginAsyncZod<{ auth: Auth }> = async (app, { auth }) => {
  app.get(
    '/auth/verify',
    { schema: { hide: true, querystring: z.object({ token: z.string().max(2000).catch('') }) } },
    async (request, reply) => {
      const outcome = await verifyEmail(auth, request.query.token).then(() => 'verified=1', refusalQuery)
      return reply.redirect(`/auth/login?${outcome}`, 303)
    },
  )
}

function refusalQuery(error: unknown): string {
  if (error instanceof AppError) return `error=${error.code}`
  throw error
}
