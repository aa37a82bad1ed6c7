import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { requireBuilds } from '../scripts/setup/builds.mjs'
import { root } from '../scripts/setup/root.mjs'
import { lineOf, pageOf, type Section } from './report.ts'
import type { Measure } from './result.ts'

/** All benches, in the order in which they run and are told of. */
const BENCHES = [
  'durable-write',
  'first-token',
  'fan-out',
  'rooms',
  'load',
  'memory',
  'start',
  'recovery',
  'open-chat',
  'returning',
  'main-thread',
  'script-size',
  'lighthouse',
]

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !BENCHES.includes(name))
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}; there are ${BENCHES.join(', ')}.`)
  process.exit(1)
}

// Who stops a bench stops what it started too.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))

await requireBuilds(process.execPath)

const sections: Section[] = []
for (const name of BENCHES) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  sections.push(await run(name))
}
// Only a whole run says what is true of one machine at one time.
if (wanted.length === 0) await writePage()
if (sections.some(({ fault }) => fault)) process.exitCode = 1

async function writePage() {
  const page = 'docs/benchmarks.md'
  await writeFile(join(root, page), pageOf(sections))
  const prettier = ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', page]
  execFileSync(process.execPath, prettier, { cwd: root })
}

async function run(name: string): Promise<Section> {
  console.log(`\n${name}`)
  try {
    const { measure } = (await import(`./${name}.ts`)) as { measure: Measure }
    const results = await measure()
    for (const result of results) console.log(`  ${lineOf(result)}`)
    return { name, results }
  } catch (error) {
    console.error(error)
    return { name, results: [], fault: error instanceof Error ? error.message : String(error) }
  }
}
