const SQLITE_BUSY = 5
const SQLITE_UNIQUE = [2067, 1555]
const POSTGRES_UNIQUE = '23505'
const POSTGRES_RETRYABLE = ['40001', '40P01']

/** A row with this key exists already, on either store. */
export const isUniqueViolation = (error: unknown): boolean =>
  codeOf(error) === POSTGRES_UNIQUE || SQLITE_UNIQUE.includes(sqliteCodeOf(error))

/** Two transactions met on PostgreSQL, and this one lost: run again it can succeed. */
export const isRetryable = (error: unknown): boolean => POSTGRES_RETRYABLE.includes(codeOf(error))

/** Another process holds SQLite's lock. */
export const isBusy = (error: unknown): boolean => (sqliteCodeOf(error) & 0xff) === SQLITE_BUSY

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const sqliteCodeOf = (error: unknown): number =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode : -1
