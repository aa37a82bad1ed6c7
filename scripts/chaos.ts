import { parseArgs } from 'node:util'
import { badLines } from './chaos/bad-lines.ts'
import { fullDisks } from './chaos/full-disk.ts'
import { keptOf } from './chaos/kept.ts'
import { killedServers } from './chaos/killed-server.ts'
import { playAll } from './chaos/lanes.ts'
import type { Kind } from './chaos/place.ts'
import { replicas } from './chaos/replicas.ts'
import { writeReport } from './chaos/report.ts'
import { storms } from './chaos/storm.ts'
import { requireBuilds } from './setup/builds.mjs'
import { fail, say } from './setup/run.mjs'

// pnpm chaos [--rounds 200] [--only kind]… [--quick]: real faults on real servers; writes docs/reliability.md.
const KINDS: readonly Kind[] = [...killedServers, ...replicas, ...badLines, ...storms, ...fullDisks]
const INTERRUPTED = 130

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
/** Of all kinds together, also where only some of them are played: pieces make the same whole. */
const rounds = Number(values.rounds ?? (quick ? 1 : 200))
if (!Number.isInteger(rounds) || rounds < 1) fail('--rounds takes a whole number from 1.')

// What was started and made is ended and removed on the way out.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(INTERRUPTED))

await requireBuilds(process.execPath)
const rows = await playAll(kinds, { rounds, isQuick: quick })
report()
process.exit(Number(rows.some(({ told }) => told.faults.length > 0)))

/** A part says nothing of the whole; with what was kept of the others it does. */
function report(): void {
  if (quick) return
  const whole = KINDS.flatMap((kind) => {
    const told = keptOf(kind)
    return told ? [{ kind, told }] : []
  })
  if (whole.length === KINDS.length) return writeReport(whole)
  const missing = KINDS.filter((kind) => !whole.some((row) => row.kind === kind))
  say(
    `docs/reliability.md is written when these have told as well: ${missing.map(({ name }) => name).join(', ')}.`,
  )
}
