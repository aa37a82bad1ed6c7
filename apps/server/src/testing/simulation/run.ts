import { Database } from './database.ts'
import { runSeed } from './seeds.ts'

const [from = 1, count = 10] = process.argv.slice(2).map(Number)
const database = await Database.create()
const counts = {}
const started = performance.now()
let failed = 0
for (let seed = from; seed < from + count; seed++) {
  const result = await runSeed(seed, database, counts, process.env['SHRINK'] === '1')
  if (result.rules) {
    failed++
    console.log(result.report.slice(0, 3000))
  }
}
console.log(counts, failed, 'failed', Math.round(performance.now() - started), 'ms')
database.close()
