/** The tables that Better Auth keeps, by our names. Its times are ISO text on SQLite and timestamps on PostgreSQL. */
export type AccountTables = Record<never, never>
