import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { root } from './setup/root.mjs'

// pnpm simulate [--seeds 100000] [--from 1]: scenarios seed by seed, in as many processes as there are cores.
const MAIN = join(root, 'apps/server/src/testing/simulation/main.ts')
/** Small enough to report often and to lose little when it is broken off. */
const CHUNK = 250

const { values } = parseArgs({
  options: { seeds: { type: 'string', default: '100000' }, from: { type: 'string', default: '1' } },
})
const first = Number(values.from)
const end = first + Number(values.seeds)
const started = performance.now()
const open = new Set<number>()
let next = first
let failures = 0

await Promise.all(Array.from({ length: availableParallelism() }, work))
report()
process.exitCode = Number(failures > 0)

async function work() {
  while (next < end) {
    const from = next
    const seeds = Math.min(CHUNK, end - from)
    next += seeds
    open.add(from)
    await runChunk(from, seeds)
    open.delete(from)
    report()
  }
}

/** One failing seed is worth the time to look for a smaller scenario; of many, each would take minutes. */
async function runChunk(from: number, seeds: number) {
  const args = ['--from', String(from), '--seeds', String(seeds), ...(seeds === 1 ? ['--shrink'] : [])]
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  for await (const line of createInterface({ input: child.stdout })) tell(JSON.parse(line) as Line)
  if ((await ended) !== 0) {
    failures++
    console.log(`✗ the process for seeds ${from} to ${from + seeds - 1} ended early`)
  }
}

type Line = { failed?: { seed: number; report: string } }

function tell({ failed }: Line) {
  if (!failed) return
  failures++
  console.log(
    `✗ ${failed.report.trim()}\n  again, with the smallest scenario that fails: pnpm simulate --from ${failed.seed} --seeds 1`,
  )
}

function report() {
  const done = Math.min(next, ...open)
  const seconds = Math.round((performance.now() - started) / 1000)
  const rest = done < end ? `; to go on later: pnpm simulate --from ${done} --seeds ${end - done}` : ''
  console.log(`seeds ${first} to ${done - 1} of ${end - 1}: ${failures} failed, ${seconds} s${rest}`)
}
