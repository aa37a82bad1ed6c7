import { newId } from '@parley/contracts'
import fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Env } from './env.ts'
import { answerErrors, answerUnrouted } from './http-errors.ts'
import { answerMalformed } from './http-malformed.ts'
import { showNotFoundPage } from './http-pages.ts'
import { apiPolicy, protect } from './http-security.ts'

/** The largest body a request may have. */
const BODY_LIMIT_BYTES = 1024 * 1024

/** Fastify as all routes find it: schemas by zod, errors as problem+json, ids and security headers on every answer. */
export async function createHttp(env: Env, log: FastifyBaseLogger): Promise<FastifyInstance> {
  const http: FastifyInstance = fastify({
    loggerInstance: log,
    genReqId: () => newId(),
    requestIdHeader: false,
    trustProxy: env.TRUST_PROXY,
    bodyLimit: BODY_LIMIT_BYTES,
    routerOptions: { ignoreTrailingSlash: true },
    rewriteUrl: ({ url = '/' }) => withVersion(url),
    forceCloseConnections: true,
    frameworkErrors: answerUnrouted,
    clientErrorHandler: answerMalformed,
    schemaController: {
      // Said here, not set afterwards: Fastify would load compilers of its own before, some 100 files. It knows no types
      // but theirs.
      compilersFactory: {
        buildValidator: () => validatorCompiler as never,
        buildSerializer: () => serializerCompiler as never,
      },
    },
  })
  http.removeContentTypeParser('text/plain')
  answerErrors(http, showNotFoundPage)
  await protect(http, env)
  http.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (!request.url.startsWith('/api') || request.url.startsWith('/api/docs')) return
    reply.header('content-security-policy', apiPolicy)
    // What may be kept says so itself, such as a picture at an address that changes with it.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })
  return http
}

/** `/api` is the newest version. Mounted twice, each route would be built and kept twice. */
const withVersion = (url: string): string =>
  url.replace(/^\/api\/(?!v1(?:[/?]|$)|docs(?:[/?]|$))/, '/api/v1/')
