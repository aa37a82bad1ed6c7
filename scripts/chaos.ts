import { parseArgs } from 'node:util'
import { badLines } from './chaos/bad-lines.ts'
import { fullDisks } from './chaos/full-disk.ts'
import { killedServers } from './chaos/killed-server.ts'
import type { Kind } from './chaos/place.ts'
import { replicas } from './chaos/replicas.ts'
import { figuresOf, writeReport } from './chaos/report.ts'
import { play, type Told } from './chaos/rounds.ts'
import { storms } from './chaos/storm.ts'
import { fail, say } from './setup/run.mjs'

// pnpm chaos [--rounds 200] [--only kind]… [--quick]: real faults on real servers; writes docs/reliability.md.
const KINDS: readonly Kind[] = [...killedServers, ...replicas, ...badLines, ...storms, ...fullDisks]
const QUICK_ROUNDS = 1

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    quick: { type: 'boolean', default: false },
  },
})
const { only, quick } = values
const unknown = only.filter((name) => !KINDS.some((kind) => kind.name === name))
if (unknown.length > 0)
  fail(`There is no kind ${unknown.join(', ')}; there are ${KINDS.map(({ name }) => name).join(', ')}.`)
const kinds = KINDS.filter(({ name, isQuick }) => (only.length > 0 ? only.includes(name) : isQuick || !quick))
/** In all; each kind gets its share, rounded up. */
const rounds = Number(values.rounds ?? (quick ? kinds.length * QUICK_ROUNDS : 200))
if (!Number.isInteger(rounds) || rounds < 1) fail('--rounds takes a whole number from 1.')

// What was started is ended on the way out.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))

const told: Told[] = []
for (const kind of kinds) {
  say(`${kind.name}: ${kind.what} …`)
  const result = await play(kind, Math.ceil(rounds / kinds.length), quick)
  told.push(result)
  say(`  ${lineOf(result)}`)
  for (const fault of result.faults) say(`  ✗ ${fault}`)
}
// A part says nothing of the whole.
if (only.length === 0) writeReport(told, `pnpm chaos${quick ? ' --quick' : ''} --rounds ${rounds}`)
process.exit(Number(told.some(({ faults }) => faults.length > 0)))

function lineOf({ rounds: played, acknowledged, ended, struck, skipped }: Told): string {
  if (skipped) return `skipped: ${skipped}`
  const replies = Object.entries(ended).map(([status, count]) => `${count} ${status}`)
  return [`${played} rounds`, `${acknowledged} acknowledged`, ...replies, ...figuresOf(struck)].join('; ')
}
