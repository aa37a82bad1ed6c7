import { newId } from '@parley/contracts'
import type { BetterAuthOptions } from 'better-auth'
// The whole of it loads databases of its own, too.
import { betterAuth } from 'better-auth/minimal'
import { jwt } from 'better-auth/plugins/jwt'
import type { Logger } from 'pino'
import { accountsAdapter } from './accounts-adapter.ts'
import { seconds, SESSION_MS } from './lifetimes.ts'
import type { Admission } from './new-account.ts'
import { publicUrl } from './origins.ts'

/** Who tokens are from and for: not an address, because one server may be reached under several. */
export const TOKEN_ISSUER = 'parley'

export type AccountParts = Admission & { secret: string; log: Logger }
export type BetterAuth = ReturnType<typeof createBetterAuth>

/** Better Auth does the hashing, the sessions and the links; the routes, cookies and refusals are ours. */
export const createBetterAuth = (parts: AccountParts) =>
  betterAuth({
    ...accountOptions(parts),
    plugins: [
      jwt({
        jwt: { issuer: TOKEN_ISSUER, audience: TOKEN_ISSUER },
        disableSettingJwtHeader: true,
        schema: jwksNames,
      }),
    ],
  })

export const accountOptions = (parts: AccountParts) =>
  ({
    appName: 'Parley',
    baseURL: publicUrl(parts.env),
    basePath: '/api/auth',
    secret: parts.secret,
    database: accountsAdapter(parts),
    logger: {
      level: 'warn',
      log: (level, message, ...details) => {
        const err = details.find((detail) => detail instanceof Error)
        parts.log[level](err ? { err } : {}, message)
      },
    },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    trustedOrigins: parts.env.ALLOWED_ORIGINS,
    onAPIError: { errorURL: '/auth/login' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      requireEmailVerification: parts.env.REQUIRE_VERIFIED_EMAIL,
      revokeSessionsOnPasswordReset: true,
    },
    account: {
      modelName: 'accounts',
      fields: accountFields,
      encryptOAuthTokens: true,
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', ...times },
      additionalFields: {
        searchName: { type: 'string', fieldName: 'search_name', input: false, returned: false },
        role: { type: 'string', input: false },
        preferences: { type: 'string', input: false },
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...times,
      },
      expiresIn: seconds(SESSION_MS),
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', ...times },
      // Who reads the table must not be able to use the links in it.
      storeIdentifier: 'hashed',
    },
    advanced: {
      cookiePrefix: 'parley',
      // Whether a cookie is secure depends on the request; `session-cookie.ts` decides.
      useSecureCookies: false,
      ipAddress: { ipAddressHeaders: [IP_HEADER], ipv6Subnet: 128 },
      database: { generateId: () => newId(), validateSchema: false },
    },
  }) satisfies BetterAuthOptions

/** The address of the caller as we found it; never a header the caller could have set. */
export const IP_HEADER = 'x-parley-ip'

const times = { createdAt: 'created_at', updatedAt: 'updated_at' }
const accountFields = {
  userId: 'user_id',
  providerId: 'provider_id',
  accountId: 'account_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...times,
}
const jwksNames = {
  jwks: {
    fields: {
      publicKey: 'public_key',
      privateKey: 'private_key',
      createdAt: 'created_at',
      expiresAt: 'expires_at',
    },
  },
}
