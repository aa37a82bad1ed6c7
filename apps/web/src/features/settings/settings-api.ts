import type { Paged, SessionInfo, Usage } from '@parley/contracts'
import { request } from '@/lib/request.ts'

/** The calls that only the settings make. */
export const settingsApi = {
  sessions: () => request<Paged<SessionInfo>>('GET', '/auth/sessions'),
  endSession: (id: string) => request<void>('DELETE', `/auth/sessions/${id}`),
  endOtherSessions: () => request<void>('DELETE', '/auth/sessions'),
  changePassword: (currentPassword: string, newPassword: string) =>
    request<void>('PUT', '/users/change-password', { body: { currentPassword, newPassword } }),
  usage: () => request<Usage>('GET', '/users/usage'),
}
