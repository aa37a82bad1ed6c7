import { AppError, errorCodes, type ErrorCode } from '@parley/contracts'
import { isAPIError } from 'better-auth/api'
import type { FastifyInstance } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'

const CODES: Record<string, ErrorCode> = {
  INVALID_EMAIL_OR_PASSWORD: 'invalid_credentials',
  INVALID_PASSWORD: 'invalid_credentials',
  EMAIL_NOT_VERIFIED: 'email_not_verified',
  USER_ALREADY_EXISTS: 'email_taken',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'email_taken',
  PASSWORD_TOO_SHORT: 'weak_password',
  PASSWORD_TOO_LONG: 'weak_password',
  INVALID_TOKEN: 'invalid_token',
  TOKEN_EXPIRED: 'invalid_token',
  USER_NOT_FOUND: 'invalid_token',
  PROVIDER_NOT_FOUND: 'not_found',
}

/** Says what Better Auth refuses in the codes of our contract. */
export function answerAuthRefusals(app: FastifyInstance): void {
  app.setErrorHandler((error) => {
    throw weakPassword(error) ?? refusalOf(error)
  })
}

export function refusalOf(error: unknown): unknown {
  if (!isAPIError(error)) return error
  const code = error.body?.code ?? ''
  if (code in errorCodes) return new AppError(code as ErrorCode, {}, { cause: error })
  const known = CODES[code]
  return known ? new AppError(known, {}, { cause: error }) : error
}

/** A new password of the wrong length has a code of its own, so that a form can say it beside the field. */
function weakPassword(error: unknown): AppError | null {
  if (!hasZodFastifySchemaValidationErrors(error) || error.validationContext !== 'body') return null
  const isOnlyLength = error.validation.every(
    ({ instancePath, keyword }) =>
      /^\/(password|newPassword)$/.test(instancePath) && /^too_(small|big)$/.test(keyword),
  )
  return isOnlyLength
    ? new AppError('weak_password', { detail: 'A password has 8 to 128 characters.' })
    : null
}
