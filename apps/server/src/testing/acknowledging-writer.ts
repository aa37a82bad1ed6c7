// Writes rows until it is killed, and prints each id as soon as it was told that the row is stored.
import { openStore, type StoreOptions } from '../db/store.ts'

const WRITERS = 8

const options = JSON.parse(process.argv[2] ?? '{}') as StoreOptions
const store = await openStore<{ notes: { id: string } }>(options)
let written = 0

async function writeForEver(): Promise<never> {
  for (;;) {
    const id = `note-${++written}`
    await store.db.transaction().execute((tx) => tx.insertInto('notes').values({ id }).execute())
    process.stdout.write(`${id}\n`)
  }
}

await Promise.all(Array.from({ length: WRITERS }, writeForEver))
