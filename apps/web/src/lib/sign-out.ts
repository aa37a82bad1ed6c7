import { api } from './api.ts'
import { SIGNED_IN_KEY } from './theme-boot.ts'
import { tryOrTell } from './try-or-tell.ts'

/** Ends the session on this browser and leaves nothing of it in this page. */
export async function signOut() {
  if (!(await tryOrTell('Log out', api.logOut))) return
  try {
    localStorage.removeItem(SIGNED_IN_KEY)
  } catch {}
  location.assign('/auth/login')
}

/** To the log-in page, and back here afterwards. */
export function askToLogIn() {
  location.replace(logInPath())
}

export const logInPath = (): string =>
  `/auth/login?next=${encodeURIComponent(location.pathname + location.search)}`
