import { z } from 'zod'
import { Id, Timestamp } from './ids.ts'
import { Profile } from './people.ts'
import { Line } from './text.ts'

/** 8 to 128 characters, any. */
export const Password = z.string().min(8).max(128)
const Email = z.string().trim().toLowerCase().pipe(z.email().max(254))

export const Register = z
  .strictObject({ email: Email, password: Password, name: Line.max(80) })
  .meta({ id: 'Register' })
export type Register = z.infer<typeof Register>

export const Login = z
  .strictObject({ email: Email, password: z.string().min(1).max(128) })
  .meta({ id: 'Login' })
export type Login = z.infer<typeof Login>

/** Without a body the session cookie is refreshed instead. */
export const Refresh = z
  .strictObject({ refreshToken: z.string().min(1).max(500).optional() })
  .meta({ id: 'Refresh' })

export const ForgotPassword = z.strictObject({ email: Email }).meta({ id: 'ForgotPassword' })
export const ValidateResetToken = z
  .strictObject({ token: z.string().min(1).max(500) })
  .meta({ id: 'ValidateResetToken' })
export const ResetPassword = z
  .strictObject({ token: z.string().min(1).max(500), password: Password })
  .meta({ id: 'ResetPassword' })
export const ChangePassword = z
  .strictObject({ currentPassword: z.string().min(1).max(128), newPassword: Password })
  .meta({ id: 'ChangePassword' })

/**
 * What register, login and refresh answer. `accessToken` is a JWT for the `Authorization: Bearer` header, good for
 * `expiresIn` seconds; `refreshToken` is used once and replaced by each refresh.
 */
export const Session = z
  .object({ user: Profile, accessToken: z.string(), refreshToken: z.string(), expiresIn: z.int() })
  .meta({ id: 'Session' })
export type Session = z.infer<typeof Session>

/** A place where the person is logged in. */
export const SessionInfo = z
  .object({
    id: Id,
    current: z.boolean(),
    userAgent: z.string().nullable(),
    ip: z.string().nullable(),
    createdAt: Timestamp,
    lastSeenAt: Timestamp,
    expiresAt: Timestamp,
  })
  .meta({ id: 'SessionInfo' })
export type SessionInfo = z.infer<typeof SessionInfo>

/** Which ways of logging in this server offers. */
export const AuthOptions = z
  .object({
    registration: z.boolean(),
    firstAccount: z.boolean().meta({ description: 'no account exists yet: the next one becomes the admin' }),
    passwordReset: z
      .enum(['mail', 'log'])
      .meta({ description: 'where a reset link goes: by mail, or into the log' }),
    providers: z.array(z.object({ id: z.string(), name: z.string() })),
    invitedAddress: z.string().nullable().meta({
      description:
        'the address that the invitation asked about is for: it may register though nobody else may',
    }),
  })
  .meta({ id: 'AuthOptions' })
export type AuthOptions = z.infer<typeof AuthOptions>
