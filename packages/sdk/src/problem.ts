import { AppError, errorCodes, type ErrorCode, type ErrorDetails } from '@parley/contracts'
import { NetworkError } from './network-error.ts'

/** What a refused response says, as an error to throw: an `AppError`, or a `NetworkError` when no server of ours spoke. */
export async function errorOf(response: Response): Promise<AppError | NetworkError> {
  const body = await response.json().catch(() => null)
  if (isProblem(body)) return appError(body, response)
  // What stands in front of a server that is restarting answers with words of its own.
  if ([502, 503, 504].includes(response.status)) return new NetworkError()
  return new AppError('internal', { detail: `The server answered ${response.status} without saying why.` })
}

type ProblemLike = ErrorDetails & { code: string; title?: string }

const isProblem = (body: unknown): body is ProblemLike =>
  typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'

function appError({ code, title, ...problem }: ProblemLike, response: Response): AppError {
  const { issues, detail = title } = problem
  const retryAfterSeconds = problem.retryAfterSeconds ?? secondsOf(response.headers.get('retry-after'))
  return new AppError(knownCode(code, response.status), {
    ...(detail !== undefined && { detail }),
    ...(issues && { issues }),
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
  })
}

/** A code of a newer server stands for the oldest one of its status; its words are kept. */
function knownCode(code: string, status: number): ErrorCode {
  const codes = Object.keys(errorCodes) as ErrorCode[]
  return (
    codes.find((known) => known === code) ??
    codes.find((known) => errorCodes[known].status === status) ??
    'internal'
  )
}

const secondsOf = (header: string | null): number | undefined =>
  header !== null && /^\d+$/.test(header) ? Number(header) : undefined
