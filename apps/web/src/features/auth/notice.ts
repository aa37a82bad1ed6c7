export type Notice = { tone: 'success' | 'danger'; text: string }

/** What another page, or a provider, has to say to whoever arrives here. */
export function noticeIn(search: string): Notice | null {
  const said = new URLSearchParams(search)
  const code = said.get('error')
  if (code !== null) return { tone: 'danger', text: FAULTS[code] ?? OTHER_FAULT }
  if (said.get('verified') === '1')
    return { tone: 'success', text: 'Your e-mail address is confirmed. You can log in now.' }
  if (said.get('reset') === '1')
    return { tone: 'success', text: 'Your new password is saved. Log in with it; every other device has to.' }
  return null
}

const OTHER_FAULT = 'Logging in elsewhere did not work. Try again, or use your password.'

const FAULTS: Record<string, string> = {
  invalid_token: 'This link has expired or was used already. Log in to get another.',
  access_denied: 'Logging in was cancelled.',
  account_not_linked: 'An account with this e-mail address exists already. Log in with its password instead.',
  unable_to_link_account:
    'An account with this e-mail address exists already. Log in with its password instead.',
  registration_closed: 'This server does not accept new accounts. Ask whoever runs it for one.',
  signup_disabled: 'This server does not accept new accounts. Ask whoever runs it for one.',
  email_not_found: 'That account has no e-mail address that we may see. Use another way to log in.',
  email_not_verified: 'The e-mail address is not confirmed there. Confirm it, then log in again.',
  provider_unavailable: 'The other service cannot be reached right now. Try again, or use your password.',
  state_mismatch: 'That took too long, or was begun in another window. Try again.',
  state_not_found: 'That took too long, or was begun in another window. Try again.',
  please_restart_the_process: 'That took too long, or was begun in another window. Try again.',
}
