import type { Env } from '../env.ts'

export type OAuthProvider = { id: 'google' | 'github' | 'oidc'; name: string }

/** The other places where people may log in, as configured. */
export const providersOf = (env: Env): OAuthProvider[] => [
  ...(env.GOOGLE_CLIENT_ID ? [{ id: 'google' as const, name: 'Google' }] : []),
  ...(env.GITHUB_CLIENT_ID ? [{ id: 'github' as const, name: 'GitHub' }] : []),
  ...(env.OIDC_ISSUER ? [{ id: 'oidc' as const, name: env.OIDC_NAME }] : []),
]
