import { api } from './api.ts'
import { forgetPerson } from './known-person.ts'
import { tryOrTell } from './try-or-tell.ts'

/** Ends the session on this browser, and leaves nothing of the person behind. */
export async function signOut() {
  if (!(await tryOrTell('Log out', api.logOut))) return
  forgetPerson()
  location.assign('/auth/login')
}

/** To the log-in page, and back here afterwards. */
export function askToLogIn() {
  location.replace(logInPath())
}

export const logInPath = (): string =>
  `/auth/login?next=${encodeURIComponent(location.pathname + location.search)}`
