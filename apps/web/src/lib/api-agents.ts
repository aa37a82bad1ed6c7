import type { Agent, CreateAgent, Paged, Tool, UpdateAgent } from '@parley/contracts'
import { request } from './request.ts'

type Query = { q?: string; mine?: boolean; cursor?: string | undefined; limit?: number }

/** The calls that make agents and find them. */
export const agentsApi = {
  list: (query: Query, signal?: AbortSignal) =>
    request<Paged<Agent>>('GET', '/agents', { query, ...(signal && { signal }) }),
  create: (body: CreateAgent) => request<Agent>('POST', '/agents', { body }),
  update: (agentId: string, body: UpdateAgent) => request<Agent>('PATCH', `/agents/${agentId}`, { body }),
  remove: (agentId: string) => request<void>('DELETE', `/agents/${agentId}`),
  setPicture: (agentId: string, image: string) =>
    request<Agent>('PUT', `/agents/${agentId}/picture`, { body: { image } }),
  removePicture: (agentId: string) => request<void>('DELETE', `/agents/${agentId}/picture`),
  tools: () => request<Paged<Tool>>('GET', '/tools'),
}
