import { betterAuth } from 'better-auth/minimal'
import type { Env } from '../env.ts'
import { accountOptions, type AccountParts } from './better-auth.ts'
import { providersOf } from './oauth-providers.ts'

export type Federation = Awaited<ReturnType<typeof createBetterAuth>>

/**
 * Logging in elsewhere. Apart from the rest and made on first use, because making it asks the OpenID provider for its
 * addresses: the server must start without it, and a provider that was away is asked again the next time.
 */
export function lazyFederation(parts: AccountParts): () => Promise<Federation> {
  let made: Promise<Federation> | undefined
  return () => {
    made ??= makeFederation(parts).then(({ federation, isComplete }) => {
      if (!isComplete) made = undefined
      return federation
    })
    made.catch(() => (made = undefined))
    return made
  }
}

async function makeFederation(parts: AccountParts): Promise<{ federation: Federation; isComplete: boolean }> {
  const federation = await createBetterAuth(parts)
  const { socialProviders } = await federation.$context
  const found = new Set(socialProviders.map(({ id }) => id))
  return { federation, isComplete: providersOf(parts.env).every(({ id }) => found.has(id)) }
}

async function createBetterAuth(parts: AccountParts) {
  const { genericOAuth } = await import('better-auth/plugins/generic-oauth')
  return betterAuth({
    ...accountOptions(parts),
    socialProviders: socialProvidersOf(parts.env),
    plugins: [genericOAuth({ config: oidcOf(parts.env) })],
  })
}

function socialProvidersOf(env: Env) {
  const requireEmailVerification = env.REQUIRE_VERIFIED_EMAIL
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env
  return {
    ...(GOOGLE_CLIENT_ID &&
      GOOGLE_CLIENT_SECRET && {
        google: { clientId: GOOGLE_CLIENT_ID, clientSecret: GOOGLE_CLIENT_SECRET, requireEmailVerification },
      }),
    ...(GITHUB_CLIENT_ID &&
      GITHUB_CLIENT_SECRET && {
        github: { clientId: GITHUB_CLIENT_ID, clientSecret: GITHUB_CLIENT_SECRET, requireEmailVerification },
      }),
  }
}

function oidcOf({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME, REQUIRE_VERIFIED_EMAIL }: Env) {
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return []
  return [
    {
      providerId: 'oidc',
      name: OIDC_NAME,
      discoveryUrl: `${OIDC_ISSUER}/.well-known/openid-configuration`,
      requireIdTokenVerification: true,
      requireEmailVerification: REQUIRE_VERIFIED_EMAIL,
      clientId: OIDC_CLIENT_ID,
      clientSecret: OIDC_CLIENT_SECRET,
      scopes: ['openid', 'email', 'profile'],
    },
  ]
}
