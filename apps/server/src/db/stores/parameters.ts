import type { SQLInputValue } from 'node:sqlite'

/** What SQLite can bind, from what a query was given. */
export function sqliteParameters(parameters: readonly unknown[], sql: string): SQLInputValue[] {
  const bound: SQLInputValue[] = []
  for (let index = 0; index < parameters.length; index++) bound.push(bindable(parameters[index], index, sql))
  return bound
}

function bindable(value: unknown, index: number, sql: string): SQLInputValue {
  if (typeof value === 'string' || typeof value === 'bigint' || value === null) return value
  // node:sqlite binds every number as a REAL: without this, 5 becomes '5.0' in a text column or in JSON.
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (typeof value === 'boolean') return value ? 1n : 0n
  if (value instanceof Uint8Array) return value
  if (value instanceof Date) return value.toISOString()
  throw unbindable(value, index, sql)
}

export const unbindable = (value: unknown, index: number, sql: string) =>
  new TypeError(`Parameter ${index + 1} is ${describe(value)}, which no column can hold, in: ${sql}`)

function describe(value: unknown): string {
  if (value === undefined) return 'undefined'
  return typeof value === 'object' ? 'an object (JSON is stored as text: stringify it)' : `a ${typeof value}`
}
