import type { AppError } from '@parley/contracts'

/** What a provider did wrong, already cleaned of secrets. `isPassing` says that another try may go well. */
export class UpstreamError extends Error {
  readonly status: number | undefined
  readonly isPassing: boolean

  constructor(message: string, facts: { status?: number | undefined; isPassing: boolean }) {
    super(message)
    this.name = 'UpstreamError'
    this.status = facts.status
    this.isPassing = facts.isPassing
  }
}

/** Whether the same request may succeed a moment later. */
export function isPassing(error: AppError): boolean {
  if (error.cause instanceof UpstreamError) return error.cause.isPassing
  return error.code === 'provider_rate_limited' || error.code === 'provider_unreachable'
}
