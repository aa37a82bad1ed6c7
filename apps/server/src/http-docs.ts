import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'

/** The document of the API, made from the schemas of its routes. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Parley',
        version: '1',
        description:
          'People and AI agents in the same chats, live. Errors are application/problem+json with a stable `code`. Mutations take an `Idempotency-Key`, a UUID: the same key answers what was answered before.',
      },
      servers: [{ url: '/api/v1' }],
      components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
      security: [{ bearer: [] }],
    },
    transform: (route) => ofApi(jsonSchemaTransform(route)),
    transformObject: jsonSchemaTransformObject,
  })
}

/** The document tells of the API alone, under its server’s address; pages are no part of it. */
const ofApi = <Route extends { url: string; schema: object }>(route: Route): Route =>
  route.url.startsWith('/api/v1/')
    ? { ...route, url: route.url.slice('/api/v1'.length) }
    : { ...route, schema: { ...route.schema, hide: true } }

/** The same document as a page to browse, at /api/docs. */
export async function browseApi(app: FastifyInstance): Promise<void> {
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: true,
    theme: { title: 'Parley API' },
    // Without the bar that would show another product’s name, and a field for the documents of others.
    uiConfig: { deepLinking: true, docExpansion: 'list', layout: 'BaseLayout' },
  })
}
