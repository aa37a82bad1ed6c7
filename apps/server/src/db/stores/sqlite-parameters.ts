import type { SQLInputValue } from 'node:sqlite'

/** What the engine can bind, from what a query was given. */
export const sqliteParameters = (parameters: readonly unknown[], sql: string): SQLInputValue[] => {
  const bound = new Array<SQLInputValue>(parameters.length)
  for (let index = 0; index < parameters.length; index++) bound[index] = bind(parameters[index], index, sql)
  return bound
}

function bind(value: unknown, index: number, sql: string): SQLInputValue {
  switch (typeof value) {
    case 'string':
    case 'bigint':
      return value
    case 'number':
      // node:sqlite binds every number as a REAL: without this, 5 becomes '5.0' in a text column or in JSON.
      return Number.isSafeInteger(value) ? BigInt(value) : value
    case 'boolean':
      return value ? 1n : 0n
    case 'object':
      if (value === null || value instanceof Uint8Array) return value
      if (value instanceof Date) return value.toISOString()
  }
  throw unbindable(value, index, sql)
}

export const unbindable = (value: unknown, index: number, sql: string) =>
  new TypeError(`Parameter ${index + 1} is ${describe(value)}, which no column can hold, in: ${sql}`)

function describe(value: unknown): string {
  if (value === undefined) return 'undefined'
  return typeof value === 'object' ? 'an object (JSON is stored as text: stringify it)' : `a ${typeof value}`
}
