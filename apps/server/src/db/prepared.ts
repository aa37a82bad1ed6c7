import type { CompiledQuery, Kysely } from 'kysely'
import type { Schema } from './schema.ts'
import { compiled, type SlowQuery } from './store-of.ts'
import { unbindable } from './stores/parameters.ts'

/** Each length of a list is a statement of its own; of more lengths than this none is kept. */
const KEPT_SHAPES = 50

type Database = Kysely<Schema>

/**
 * A statement that is put into words once for each store, however often it runs: building and compiling one costs more
 * than SQLite needs to run it. What `build` is given are places for the values, not the values: it can only put them where
 * they belong, and nothing but lengths of lists may depend on them. `more` must be the same for a store each time.
 */
export function prepared<Args extends object, Row, More extends unknown[]>(
  build: (db: Database, args: Args, ...more: More) => SlowQuery<Row>,
): (db: Database, args: Args, ...more: More) => Promise<Row[]> {
  const byStore = new WeakMap<object, Map<string, CompiledQuery<Row>>>()

  function statementFor(db: Database, args: Args, more: More): CompiledQuery<Row> {
    const { adapter } = db.getExecutor()
    const known = byStore.get(adapter) ?? new Map<string, CompiledQuery<Row>>()
    if (known.size === 0) byStore.set(adapter, known)
    const shape = shapeOf(args)
    const statement = known.get(shape) ?? compiled(build(db, placesFor(args) as Args, ...more), db)
    if (known.size < KEPT_SHAPES) known.set(shape, statement)
    return statement
  }

  return async (db, args, ...more) => {
    const statement = statementFor(db, args, more)
    const { rows } = await db.executeQuery<Row>({ ...statement, parameters: valuesOf(statement, args) })
    return rows
  }
}

function shapeOf(args: object): string {
  let shape = ''
  for (const value of Object.values(args)) if (Array.isArray(value)) shape += `${value.length},`
  return shape
}

/** Stands for a value in a statement. */
class Place {
  readonly valueIn: (args: unknown) => unknown

  constructor(valueIn: (args: unknown) => unknown) {
    this.valueIn = valueIn
  }
}

type Values = Record<string | number, unknown>

function placesFor(value: unknown, valueIn = (args: unknown): unknown => args): unknown {
  if (typeof value !== 'object' || value === null) return new Place(valueIn)
  const places = Object.keys(value).map((key) => {
    const within = (args: unknown) => (valueIn(args) as Values)[key]
    return [key, placesFor((value as Values)[key], within)] as const
  })
  return Array.isArray(value) ? places.map(([, place]) => place) : Object.fromEntries(places)
}

const valuesOf = ({ parameters, sql }: CompiledQuery, args: unknown): unknown[] =>
  parameters.map((parameter, index) => {
    if (!(parameter instanceof Place)) return parameter
    const value = parameter.valueIn(args)
    // PostgreSQL would store NULL, and its whole numbers are not what is true.
    if (value === undefined) throw unbindable(value, index, sql)
    return typeof value === 'boolean' ? Number(value) : value
  })
