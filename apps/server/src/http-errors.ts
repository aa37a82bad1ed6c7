import { AppError, errorCodes, type ErrorCode, type Problem } from '@parley/contracts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { readLeftovers } from './http-leftovers.ts'
import { knowMethods } from './http-methods.ts'

/** Every refusal leaves as problem+json with a stable code; what nobody expected is logged and answered as `internal`. */
export function answerErrors(app: FastifyInstance, showPage?: NotFoundPage): void {
  const methodsOf = knowMethods(app)
  app.setErrorHandler(async (error, request, reply) => {
    if (asAppError(error).code === 'body_too_large') await readLeftovers(request.raw)
    return answerError(error, request, reply)
  })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api')
    const page = isPage ? showPage?.(reply) : undefined
    if (page) return page
    const methods = methodsOf(request.url.split('?')[0] ?? '')
    if (methods.length === 0 || methods.includes(request.method))
      return answerError(new AppError('not_found'), request, reply)
    void reply.header('allow', methods.join(', '))
    return answerError(new AppError('method_not_allowed'), request, reply)
  })
}

/** Shows people a page that says so; undefined when there are no pages. */
export type NotFoundPage = (reply: FastifyReply) => FastifyReply | undefined

/** What fails before there is a route, such as an address that cannot be decoded. */
export const answerUnrouted = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void =>
  void answerError(
    error.code === 'FST_ERR_BAD_URL'
      ? new AppError('validation_failed', { detail: 'The address is not a valid URL.' }, { cause: error })
      : error,
    request,
    reply,
  )

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const refused = asAppError(error)
  if (refused.code === 'internal') request.log.error({ err: error }, 'request failed')
  const problem = toProblem(refused, request.id)
  if (problem.retryAfterSeconds !== undefined)
    void reply.header('retry-after', Math.ceil(problem.retryAfterSeconds))
  return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

export function toProblem(error: AppError, requestId?: string): Problem {
  const { status, title } = errorCodes[error.code]
  return {
    type: `urn:parley:error:${error.code}`,
    title,
    status,
    code: error.code,
    ...(error.message !== title && { detail: error.message }),
    ...(requestId && { requestId }),
    ...(error.details.issues && { issues: error.details.issues }),
    ...(error.details.retryAfterSeconds !== undefined && {
      retryAfterSeconds: error.details.retryAfterSeconds,
    }),
  }
}

/** Anything thrown, as a coded refusal. */
export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map(({ instancePath, message }) => ({
      path: `${error.validationContext ?? 'body'}${instancePath}`,
      message: message ?? 'is not valid',
    }))
    return new AppError('validation_failed', {
      detail: issues.map(({ path, message }) => `${path}: ${message}`).join('; '),
      issues,
    })
  }
  return new AppError(codeOfFastify(error as FastifyError), {}, { cause: error })
}

const FASTIFY_CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed_json',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'validation_failed',
  FST_ERR_VALIDATION: 'validation_failed',
}

function codeOfFastify(error: FastifyError): ErrorCode {
  const known = FASTIFY_CODES[error.code]
  if (known) return known
  if (error instanceof SyntaxError && error.statusCode === 400) return 'malformed_json'
  return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
    ? 'validation_failed'
    : 'internal'
}
