import { errorCodes, type ErrorCode } from './error-codes.ts'

export type ErrorDetails = {
  detail?: string
  retryAfterSeconds?: number
  issues?: { path: string; message: string }[]
}

/** An expected refusal: a stable code, the HTTP status that goes with it, and what a person should read. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(details.detail ?? errorCodes[code].title, options)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }

  get status(): number {
    return errorCodes[this.code].status
  }
}
