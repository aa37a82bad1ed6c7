import { expect, test } from 'vitest'
import { agreementOf } from './testing/chaos/agreement.ts'
import { newHelper, RoomAtWork } from './testing/chaos/room-at-work.ts'
import { Person } from './testing/person.ts'
import { ServerProcess } from './testing/server-process.ts'
import { makeTestPlace } from './testing/stores.ts'

const KILLS = 2

// The short form of `pnpm chaos`; crash.test.ts and replicas.test.ts show how answers go on.
test(
  '[R6] people who write on through two kills of the server find each acknowledged word once, and the same screen',
  { timeout: 180_000 },
  async () => {
    const place = await makeTestPlace()
    const { dataDir, databaseUrl } = place.options
    const server = await ServerProcess.start({
      PARLEY_DATA_DIR: dataDir,
      PARLEY_WEB: 'false',
      LLM_MOCK_MODE: 'true',
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_MINUTE: '1000000',
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    })
    const people = await Promise.all(['ada', 'bob', 'cyd'].map((name) => Person.register(server.url, name)))
    const [ada] = people
    if (!ada) throw new Error('Nobody registered.')
    const room = await RoomAtWork.begin(people, await newHelper(ada))
    for (let kill = 0; kill < KILLS; kill++) {
      const text = room.textAfterLoss()
      await server.kill()
      await server.start()
      await text
    }
    const { faults, acknowledged, replies } = await agreementOf(room)
    expect(faults).toEqual([])
    expect(acknowledged).toBeGreaterThan(people.length)
    expect(replies).toHaveLength(people.length + 1)
    room.leave()
    await server.kill()
    await place.remove()
  },
)
