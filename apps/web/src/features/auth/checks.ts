import type { FieldErrors } from './fault.ts'

export const LEAST_CHARACTERS = 8
export const MOST_CHARACTERS = 128

/** What can be said of a field without asking the server; the server decides. */
export const checks = {
  name: (name: string) => (name.trim() === '' ? 'Say how others shall see you.' : undefined),
  email(email: string) {
    if (email.trim() === '') return 'Give your e-mail address.'
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim()) ? undefined : 'This is not a whole e-mail address.'
  },
  password: (password: string) => (password === '' ? 'Give your password.' : undefined),
  newPassword(password: string) {
    const length = lengthOf(password)
    if (length < LEAST_CHARACTERS) return `At least ${LEAST_CHARACTERS} characters.`
    return length > MOST_CHARACTERS ? `At most ${MOST_CHARACTERS} characters.` : undefined
  },
}

/** As the server counts. */
export const lengthOf = (password: string): number => password.length

/** Only what is wrong. */
export function wrongOf(errors: { [Name in keyof FieldErrors]: string | undefined }): FieldErrors {
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error !== undefined))
}
