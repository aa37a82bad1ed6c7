/**
 * The server could not be reached, or the connection broke before it answered: whether the request had an effect is not
 * known. Trying again is safe with the same `Idempotency-Key` or `opId` (R6).
 */
export class NetworkError extends Error {
  readonly code = 'network'
  readonly retryable = true

  constructor(message = 'The server cannot be reached right now.', options?: ErrorOptions) {
    super(message, options)
    this.name = 'NetworkError'
  }
}
