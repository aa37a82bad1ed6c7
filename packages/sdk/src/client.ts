import { AppError } from '@parley/contracts'
import createFetchClient, { type Client } from 'openapi-fetch'
import { createApiFetch, type ApiFetch, type ApiFetchOptions } from './api-fetch.ts'
import type { paths } from './generated/api.ts'

export type ClientOptions = ApiFetchOptions & {
  /** Where the API is, as in `/api/v1` (in a page) or `https://chat.example.org/api/v1`. */
  baseUrl: string
}

/**
 * The REST API, typed by its OpenAPI document: `await unwrap(api.GET('/chats/{chatId}', { params: { path: { chatId } } }))`.
 * Every call rejects with `AppError` (a stable `code`, and `details` for people) when it is refused and with `NetworkError`
 * when the server cannot be reached. Mutations get an `Idempotency-Key` of their own; to be able to repeat one after a
 * `NetworkError` without a second effect, give it yourself: `headers: { 'Idempotency-Key': newId() }`.
 */
export type ApiClient = Client<paths> & {
  readonly baseUrl: string
  /** The same manners for addresses that are read as a stream. */
  readonly fetch: ApiFetch
}

/** Makes a client of the REST API. In a page the session cookie says who asks; elsewhere `accessToken` does. */
export function createClient({ baseUrl, ...options }: ClientOptions): ApiClient {
  const fetch = createApiFetch(options)
  const client = createFetchClient<paths>({ baseUrl, fetch, credentials: 'same-origin' })
  return Object.assign(client, { baseUrl, fetch })
}

type Answered<Data> = { data?: Data | undefined; error?: unknown; response: Response }

/** The data of an answer; undefined where the API answers with none (204). */
export async function unwrap<Data>(answer: Answered<Data> | Promise<Answered<Data>>): Promise<Data> {
  const { data, error } = await answer
  if (error !== undefined)
    throw error instanceof Error ? error : new AppError('internal', {}, { cause: error })
  return data as Data
}
