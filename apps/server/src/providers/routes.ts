import { AppError, Model, ProviderInfo, paged } from '@parley/contracts'
import { z } from 'zod'
import { refusals, type Router } from '../http-schema.ts'
import type { Providers } from './registry.ts'

const models = { tags: ['models'] }
const ModelList = paged(Model).extend({ defaultModel: z.string() }).meta({ id: 'ModelList' })

export function providerRoutes(app: Router, providers: Providers): void {
  app.get(
    '/providers',
    {
      schema: {
        ...models,
        summary: 'List the model providers and how they are',
        response: { 200: paged(ProviderInfo), ...refusals },
      },
    },
    async (request) => {
      void request.ctx
      return { items: await providers.list() }
    },
  )

  app.get(
    '/models',
    {
      schema: {
        ...models,
        summary: 'List the models of every provider',
        response: { 200: ModelList, ...refusals },
      },
    },
    async (request) => {
      void request.ctx
      return { items: await providers.models(), defaultModel: (await providers.defaultModel()).id }
    },
  )

  app.get(
    '/providers/:provider/models',
    {
      schema: {
        ...models,
        summary: 'List the models of one provider',
        params: z.object({ provider: z.string().max(64) }),
        response: { 200: paged(Model), ...refusals },
      },
    },
    async (request) => {
      void request.ctx
      const known = await providers.list()
      if (!known.some((provider) => provider.id === request.params.provider)) throw new AppError('not_found')
      return { items: await providers.models(request.params.provider) }
    },
  )
}
