import { SIGNED_IN_KEY, THEME_KEY } from './theme-boot.ts'

const PERSON_KEY = 'parley.person'

/** Notes who is logged in on this browser. What somebody else left here goes first. */
export function rememberPerson(personId: string) {
  try {
    const before = localStorage.getItem(PERSON_KEY)
    if (before !== null && before !== personId) forgetPerson()
    localStorage.setItem(PERSON_KEY, personId)
    localStorage.setItem(SIGNED_IN_KEY, '1')
  } catch {}
}

/** Who was logged in here last; null when nobody is. */
export function knownPerson(): string | null {
  try {
    return seemsSignedIn() ? localStorage.getItem(PERSON_KEY) : null
  } catch {
    return null
  }
}

/** Leaves nothing of a person on this browser: no drafts, nothing unsent, no hint. The theme is the browser's. */
export function forgetPerson() {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith('parley.') && key !== THEME_KEY)
    for (const key of keys) localStorage.removeItem(key)
    sessionStorage.clear()
  } catch {}
}

/** The session is over, but the person may come back: what they were writing stays for them. */
export function noteSignedOut() {
  try {
    localStorage.removeItem(SIGNED_IN_KEY)
  } catch {}
}

/** A hint, never a proof. */
export function seemsSignedIn(): boolean {
  try {
    return localStorage.getItem(SIGNED_IN_KEY) === '1'
  } catch {
    return false
  }
}
