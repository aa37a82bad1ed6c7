import type { AuthOptions } from '@parley/contracts'
import type { Auth } from './auth.ts'
import { hasFounder } from './new-account.ts'
import { providersOf } from './oauth-providers.ts'

/** What the pages for logging in need to know before anybody has. */
export async function authOptions(
  { env, store, now, invitedAddress }: Auth,
  invitation?: string,
): Promise<AuthOptions> {
  const firstAccount = !(await hasFounder(store))
  const invited = invitation && (await invitedAddress?.(store.db, invitation, now()))
  return {
    registration: firstAccount || env.REGISTRATION === 'open' || Boolean(invited),
    firstAccount,
    passwordReset: env.SMTP_URL ? 'mail' : 'log',
    providers: providersOf(env),
    invitedAddress: invited || null,
  }
}
