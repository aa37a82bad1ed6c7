import type { ColumnType } from 'kysely'

/** A moment as Better Auth keeps it: ISO text on SQLite, a timestamp on PostgreSQL. Write a Date, read with `toMs`. */
export type AuthTime = ColumnType<string | Date, Date, Date>
type NullableAuthTime = ColumnType<string | Date | null, Date | null, Date | null>
/** 0 or 1 on SQLite, a boolean on PostgreSQL. Write a boolean, read with `Boolean`. */
export type AuthFlag = ColumnType<number | boolean, boolean, boolean>

/** The tables that Better Auth keeps, by our names, and the two of our own beside them. */
export type AccountTables = {
  users: UsersTable
  sessions: SessionsTable
  accounts: AccountsTable
  verifications: VerificationsTable
  jwks: JwksTable
  login_failures: LoginFailuresTable
  founder: FounderTable
}

type UsersTable = {
  id: string
  name: string
  /** The name as people are searched by: NFKC, lower case. */
  search_name: string
  email: string
  email_verified: AuthFlag
  image: string | null
  role: string
  preferences: string
  created_at: AuthTime
  updated_at: AuthTime
}

type SessionsTable = {
  id: string
  user_id: string
  token: string
  /** Which refresh token is the valid one: each is used once and names its place in the row. */
  refresh_generation: number
  ip_address: string | null
  user_agent: string | null
  created_at: AuthTime
  /** When the session was last seen. */
  updated_at: AuthTime
  expires_at: AuthTime
}

/** A way of logging in: `credential` with a password hash, or a provider's account. */
type AccountsTable = {
  id: string
  user_id: string
  provider_id: string
  account_id: string
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: NullableAuthTime
  refresh_token_expires_at: NullableAuthTime
  scope: string | null
  created_at: AuthTime
  updated_at: AuthTime
}

type VerificationsTable = {
  id: string
  identifier: string
  value: string
  expires_at: AuthTime
  created_at: AuthTime
  updated_at: AuthTime
}

type JwksTable = {
  id: string
  public_key: string
  private_key: string
  alg: string | null
  crv: string | null
  created_at: AuthTime
  expires_at: NullableAuthTime
}

/** Failed logins by e-mail address, whether an account has it or not. */
type LoginFailuresTable = { email: string; failures: number; last_at: number }

/** At most one row: who made the first account. Its key is what makes “first” a fact under two registrations at once. */
type FounderTable = { id: number; user_id: string; at: number }
