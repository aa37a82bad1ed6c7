import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { makeTestPlace, type TestPlace } from '../testing/stores.ts'
import { openStore } from './store.ts'

type Tables = { notes: { id: string } }

const ACKNOWLEDGED_ROWS = 300
const writer = fileURLToPath(new URL('../testing/acknowledging-writer.ts', import.meta.url))

test('[I3] what was acknowledged survives kill -9', async () => {
  const place = await makeTestPlace()
  const store = await openStore<Tables>(place.options)
  await store.db.schema.createTable('notes').addColumn('id', 'text').execute()
  await store.close()

  const acknowledged = await writeUntilKilled(place)
  expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_ROWS)

  const reopened = await openStore<Tables>(place.options)
  const stored = (await reopened.db.selectFrom('notes').select('id').execute()).map(({ id }) => id)
  await reopened.close()
  await place.remove()
  expect(acknowledged.filter((id) => !stored.includes(id))).toEqual([])
  expect(new Set(stored).size).toBe(stored.length)
})

async function writeUntilKilled({ options }: TestPlace): Promise<string[]> {
  const { databaseUrl, dataDir } = options
  const child = spawn(process.execPath, [writer, JSON.stringify({ databaseUrl, dataDir })], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
    if (output.split('\n').length > ACKNOWLEDGED_ROWS) child.kill('SIGKILL')
  })
  await once(child, 'close')
  // What comes after the last line break was cut off in the middle.
  return output.split('\n').slice(0, -1)
}
