import { AppError, type Problem } from '@parley/contracts'
import { NetworkError } from '@parley/sdk'

/** The sentence to show for a call that did not succeed. */
export function sentenceOf(error: unknown): string {
  if (error instanceof AppError || error instanceof NetworkError) return error.message
  return 'Something went wrong here. Try again.'
}

export const isUnauthenticated = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'unauthenticated' || error.code === 'token_expired')

export const isNotFound = (error: unknown): boolean => error instanceof AppError && error.code === 'not_found'

/** Turns the body of a refused request into the error it describes. */
export function faultOf(status: number, problem: Partial<Problem> | null): Error {
  if (problem?.code === undefined)
    return new NetworkError(`The server answered ${status} without saying why.`)
  const { code, detail, retryAfterSeconds, issues } = problem
  const words = issues?.length ? issues.map(wordsOf).join(' ') : (detail ?? problem.title)
  return new AppError(code, {
    ...(words !== undefined && { detail: words }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(issues && { issues }),
  })
}

/** `body/handle` is how the API says where; people know the field by its own name. */
function wordsOf({ path, message }: { path: string; message: string }): string {
  const field = path
    .split('/')
    .slice(1)
    .findLast((part) => /[a-z]/i.test(part))
    ?.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  const words = field === undefined ? message : `${field}: ${message}`
  return `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/\.$/, '')}.`
}
