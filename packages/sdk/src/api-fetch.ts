import { newId } from '@parley/contracts'
import { NetworkError } from './network-error.ts'
import { errorOf } from './problem.ts'

export type ApiFetchOptions = {
  /** The bearer token of clients without a cookie, read anew for every request. */
  accessToken?: (() => string | undefined) | undefined
  /**
   * Called when a request is refused because nobody is logged in (any more). Refresh what is needed and answer true: the
   * request is then sent once more. Requests that are refused at the same time share one call.
   */
  onUnauthenticated?: (() => Promise<boolean>) | undefined
  fetch?: ((request: Request) => Promise<Response>) | undefined
}

export type ApiFetch = (request: Request) => Promise<Response>

/**
 * A `fetch` that knows the manners of the API: who asks, one `Idempotency-Key` per mutation, and refusals thrown as
 * `AppError`, failures of the network as `NetworkError`. Aborting rejects as `fetch` does.
 */
export function createApiFetch(options: ApiFetchOptions): ApiFetch {
  const send = options.fetch ?? ((request: Request) => globalThis.fetch(request))
  let refreshing: Promise<boolean> | null = null

  function refresh(): Promise<boolean> {
    refreshing ??= (options.onUnauthenticated?.() ?? Promise.resolve(false)).finally(
      () => (refreshing = null),
    )
    return refreshing
  }

  async function attempt(request: Request): Promise<Response> {
    const token = options.accessToken?.()
    if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`)
    try {
      return await send(request)
    } catch (cause) {
      if (request.signal.aborted) throw cause
      throw new NetworkError(undefined, { cause })
    }
  }

  return async (request) => {
    if (isMutation(request) && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', newId())
    // A body can be sent once only, so the second try needs its own from the beginning.
    const again = options.onUnauthenticated && request.clone()
    let response = await attempt(request)
    if (response.status === 401 && again && (await refresh())) response = await attempt(again)
    if (!response.ok) throw await errorOf(response)
    return response
  }
}

const isMutation = ({ method }: Request): boolean => method !== 'GET' && method !== 'HEAD'
