import { setTimeout as pause } from 'node:timers/promises'
import { ask } from './answer.ts'
import { Person } from './person.ts'
import { residentMegabytes } from './process-usage.ts'
import type { Result } from './result.ts'
import { Server } from './server.ts'

const ANSWERS = 1000
const AT_ONCE = 20
const PROMPT = '/demo ttft=0 rate=0 tokens=200'
const SETTLE_MS = 3000

/** What the process holds: with the pages served and nothing to do, and after a good many answers. */
export async function measure(): Promise<Result[]> {
  const apiOnly = await idleOf({ PARLEY_WEB: 'false' })
  await using server = await Server.start()
  await pause(SETTLE_MS)
  const idle = residentMegabytes(server.pid)
  const ada = await Person.register(server.url)
  await Promise.all(Array.from({ length: AT_ONCE }, () => converse(ada)))
  await pause(SETTLE_MS)
  return [
    { what: 'memory at idle (RSS)', measured: idle, unit: 'MB', budget: { of: 'measured', atMost: 180 } },
    {
      what: 'memory at idle without the pages (RSS)',
      measured: apiOnly,
      unit: 'MB',
      budget: { of: 'measured', atMost: 110 },
    },
    {
      what: `memory after ${ANSWERS} answers (RSS)`,
      measured: residentMegabytes(server.pid),
      unit: 'MB',
      baseline: idle,
    },
  ]
}

async function idleOf(settings: Record<string, string>): Promise<number> {
  await using server = await Server.start(settings)
  // The first start compiles what is kept from then on.
  await server.stop()
  await server.start()
  await pause(SETTLE_MS)
  return residentMegabytes(server.pid)
}

async function converse(person: Person): Promise<void> {
  for (let turn = 0; turn < ANSWERS / AT_ONCE; turn++) {
    const { ended } = await ask({ url: person.url, headers: person.headers(), body: { prompt: PROMPT } })
    await ended
  }
}
