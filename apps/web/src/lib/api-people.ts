import type { HandleAnswer, Paged, Person } from '@parley/contracts'
import { request } from './request.ts'

/** The calls that find people, and handles for them. */
export const peopleApi = {
  search: (q: string, signal?: AbortSignal) =>
    request<Paged<Person>>('GET', '/users/search', { query: { q }, ...(signal && { signal }) }),
  handle: (handle: string, signal?: AbortSignal) =>
    request<HandleAnswer>('GET', `/handles/${encodeURIComponent(handle)}`, { ...(signal && { signal }) }),
}
