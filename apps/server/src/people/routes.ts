import { ChangePassword, cleanText, paged, Person, Profile, UpdateProfile, Usage } from '@parley/contracts'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Auth } from '../auth/auth.ts'
import { readProfile } from '../auth/profile.ts'
import { answerAuthRefusals } from '../auth/refusals.ts'
import { NoContent, refusals } from '../http-schema.ts'
import { changePassword } from './change-password.ts'
import { searchPeople } from './search-people.ts'
import { updateProfile } from './update-profile.ts'
import { readUsage } from './usage.ts'

const tags = ['people']
const SearchQuery = z.object({ q: z.string().overwrite(cleanText).trim().min(2).max(80) })

/** Everything under `/users`. */
export const peopleRoutes: FastifyPluginAsyncZod<{ auth: Auth }> = async (app, { auth }) => {
  answerAuthRefusals(app)

  app.get(
    '/profile',
    { schema: { tags, summary: 'Your profile', response: { 200: Profile, ...refusals } } },
    (request) => readProfile(auth.store.db, request.ctx.actor.id),
  )

  app.put(
    '/profile',
    {
      schema: {
        tags,
        summary: 'Change your name or preferences',
        description: 'What is left out stays as it is.',
        body: UpdateProfile,
        response: { 200: Profile, ...refusals },
      },
    },
    async (request) => {
      const profile = await updateProfile(request.ctx, request.body)
      auth.sessions.changed(profile.id)
      return profile
    },
  )

  app.put(
    '/change-password',
    {
      schema: {
        tags,
        summary: 'Change your password',
        description: 'Ends every other session of yours.',
        body: ChangePassword,
        response: { 204: NoContent, ...refusals },
      },
    },
    async (request, reply) => {
      const { ctx, sessionId } = request
      await changePassword(auth, { personId: ctx.actor.id, sessionId, ...request.body })
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/usage',
    { schema: { tags, summary: 'What your answers cost so far', response: { 200: Usage, ...refusals } } },
    (request) => readUsage(request.ctx),
  )

  app.get(
    '/search',
    {
      schema: {
        tags,
        summary: 'People by the beginning of their name',
        querystring: SearchQuery,
        response: { 200: paged(Person), ...refusals },
      },
    },
    async (request) => ({ items: await searchPeople(request.ctx, request.query.q) }),
  )
}
