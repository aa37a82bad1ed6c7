import type { AuthOptions, Profile, Register } from '@parley/contracts'
import { request } from '@/lib/request.ts'

type Entered = { user: Profile }

/** The calls of the pages for logging in. The session itself comes as a cookie that scripts cannot read. */
export const authApi = {
  /** `invitation` is the token of one with which somebody comes. */
  options: (invitation?: string) =>
    request<AuthOptions>('GET', invitation ? `/auth/options?invitation=${invitation}` : '/auth/options'),
  session: () => request<Profile>('GET', '/auth/session'),
  logIn: (email: string, password: string) =>
    request<Entered>('POST', '/auth/login', { body: { email, password } }),
  register: (account: Register) => request<Entered>('POST', '/auth/register', { body: account }),
  askForReset: (email: string) => request<void>('POST', '/auth/forgot-password', { body: { email } }),
  checkResetToken: (token: string) =>
    request<void>('POST', '/auth/validate-reset-token', { body: { token } }),
  resetPassword: (token: string, password: string) =>
    request<void>('POST', '/auth/reset-password', { body: { token, password } }),
  sendVerification: (email: string) =>
    request<void>('POST', '/auth/resend-verification', { body: { email } }),
}
