import { AppError, type ErrorCode } from '@parley/contracts'
import { NetworkError } from '@parley/sdk'
import { waitingTime } from './waiting-time.ts'

export type FieldName = 'name' | 'email' | 'password' | 'currentPassword' | 'newPassword'
export type FieldErrors = Partial<Record<FieldName, string>>

/** Why a form was refused: what to say beside its fields, and what to say of the whole. */
export type Fault = { code: ErrorCode | 'network' | 'unknown'; fields: FieldErrors; summary: string | null }

export function faultOf(error: unknown, online = navigator.onLine): Fault {
  if (error instanceof NetworkError)
    return { code: 'network', fields: {}, summary: online ? error.message : OFFLINE }
  if (!(error instanceof AppError)) return { code: 'unknown', fields: {}, summary: UNKNOWN }
  const fields = fieldErrorsOf(error)
  return { code: error.code, fields, summary: isSaidBeside(error, fields) ? null : summaryOf(error) }
}

const OFFLINE = 'This device is offline. Nothing was sent; try again when the network is back.'
const UNKNOWN = 'Something went wrong here. Try again.'

const WORDS: Record<FieldName, string> = {
  name: 'Give a name of 1 to 80 characters.',
  email: 'This is not a whole e-mail address.',
  password: 'A password has 8 to 128 characters.',
  currentPassword: 'Give the password you use now.',
  newPassword: 'A password has 8 to 128 characters.',
}

function fieldErrorsOf({ code, details, message }: AppError): FieldErrors {
  if (code === 'email_taken') return { email: message }
  if (code === 'weak_password') return { password: WORDS.password, newPassword: WORDS.newPassword }
  const names = (details.issues ?? []).map(({ path }) => path.replace(/^body\//, '')).filter(isFieldName)
  return Object.fromEntries(names.map((name) => [name, WORDS[name]]))
}

const isFieldName = (name: string): name is FieldName => Object.hasOwn(WORDS, name)

const isSaidBeside = ({ details }: AppError, fields: FieldErrors): boolean => {
  const said = Object.keys(fields).length
  return said > 0 && said >= (details.issues?.length ?? 0)
}

function summaryOf({ code, message, details }: AppError): string {
  const wait = details.retryAfterSeconds === undefined ? null : waitingTime(details.retryAfterSeconds)
  if (code === 'account_locked')
    return `Too many failed attempts, so this account is locked. Try again ${wait ? `in ${wait}` : 'later'}.`
  if (code === 'too_many_requests')
    return `Too many attempts from here. Try again ${wait ? `in ${wait}` : 'in a moment'}.`
  return message
}
