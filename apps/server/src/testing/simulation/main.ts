import { parseArgs } from 'node:util'
import { Database } from './database.ts'
import { runSeed } from './seeds.ts'

// Runs some seeds in this process and says what came of each chunk as a line of JSON; `pnpm simulate` starts it.
const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '1' },
    seeds: { type: 'string', default: '100' },
    shrink: { type: 'boolean', default: false },
    'first-failure': { type: 'boolean', default: false },
  },
})
const from = Number(values.from)
const end = from + Number(values.seeds)
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`)
const database = await Database.create()
const counts = {}

let seed = from
for (; seed < end; seed++) {
  const result = await runSeed(seed, database, counts, values.shrink)
  if (!result.rules) continue
  say({ failed: result })
  if (values['first-failure']) break
}
say({ done: { from, next: Math.min(seed + 1, end), counts } })
database.close()
