import { AppError } from '@parley/contracts'

/** What is wrong with a handle, when a refusal is about nothing else: that is said under its field. */
export function handleFaultOf(error: unknown): string | null {
  if (!(error instanceof AppError)) return null
  const { code, message, details } = error
  if (code === 'handle_taken') return message
  const isOfHandle = details.issues?.every(({ path }) => path.endsWith('/handle')) ?? false
  return code === 'validation_failed' && isOfHandle ? message : null
}
