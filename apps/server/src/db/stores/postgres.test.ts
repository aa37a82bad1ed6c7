import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openEmptyTestStore, storeKind } from '../../testing/stores.ts'
import { openStore } from '../store.ts'

test('a server that cannot be reached is said to be so', async () => {
  const opening = openStore({ databaseUrl: 'postgres://nobody@127.0.0.1:1/nowhere', dataDir: '' })
  await expect(opening).rejects.toMatchObject({ code: 'store_unavailable', status: 503 })
})

// Nothing of this can happen to a file.
if (storeKind === 'postgres') {
  test('a connection that breaks fails its query, not the process, and the store heals', async () => {
    const store = await openEmptyTestStore()
    const broken = store.db.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx)
      await endConnections(store)
      await sql`select 1`.execute(tx)
    })
    await expect(broken).rejects.toThrow()
    expect((await sql`select 1 as n`.execute(store.db)).rows).toEqual([{ n: 1 }])
    await store.close()
  })

  test('its connections are known by name', async () => {
    const store = await openEmptyTestStore()
    const { rows } = await sql`select current_setting('application_name') as name`.execute(store.db)
    expect(rows).toEqual([{ name: 'parley' }])
    await store.close()
  })
}

const endConnections = (store: Awaited<ReturnType<typeof openEmptyTestStore>>) =>
  sql`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and pid <> pg_backend_pid()`.execute(store.db)
