import { ForgotPassword, ResetPassword, ValidateResetToken } from '@parley/contracts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { NoContent, refusals } from '../http-schema.ts'
import { orderLink } from './auth-jobs.ts'
import type { Auth } from './auth.ts'
import { assertResetToken, resetPassword } from './reset-password.ts'

const tags = ['auth']
const response = { 204: NoContent, ...refusals }

/** A new password for who forgot the old one. */
export const passwordRoutes: FastifyPluginAsyncZod<{ auth: Auth }> = async (app, { auth }) => {
  app.post(
    '/forgot-password',
    {
      schema: {
        tags,
        summary: 'Send a link to choose a new password',
        description: 'Answers the same whether or not an account has this address.',
        body: ForgotPassword,
        response,
      },
    },
    async (request, reply) => {
      await orderLink(auth, 'password-reset.send', request.body.email)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/validate-reset-token',
    { schema: { tags, summary: 'Ask whether a reset link still works', body: ValidateResetToken, response } },
    async (request, reply) => {
      await assertResetToken(auth, request.body.token)
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/reset-password',
    {
      schema: {
        tags,
        summary: 'Choose a new password by a reset link',
        description: 'The link works once, for an hour. Every session of the account ends.',
        body: ResetPassword,
        response,
      },
    },
    async (request, reply) => {
      await resetPassword(auth, request.body)
      return reply.code(204).send(null)
    },
  )
}
