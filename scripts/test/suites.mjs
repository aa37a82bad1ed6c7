import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/root.mjs'
import { say } from '../setup/run.mjs'
import { runToEnd } from './children.mjs'
import { countE2e, countTests, countUnit } from './totals.mjs'

const REPORTS = join(root, '.cache/test')

/** Where a whole run must find tests; a pattern that stops matching would else go unseen. */
const HOMES = ['scripts/', 'packages/contracts/', 'packages/sdk/', 'apps/server/', 'apps/web/']

/** Runs Vitest and answers the counts. */
export async function runUnit(node, { projects, filters }, env) {
  const report = newReport('unit.json')
  const code = await runToEnd(
    node,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      '--allowOnly=false',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...projects.map((name) => `--project=${name === 'server' ? 'server:*' : name}`),
      ...filters,
    ],
    { env },
  )
  const counts = countTests(code, report, countUnit)
  const isWhole = projects.length === 0 && filters.length === 0
  return isWhole ? { ...counts, failed: counts.failed + emptyHomes(report).length } : counts
}

/** Runs Playwright and answers the counts. */
export async function runE2e(node, { filters }, env) {
  const report = newReport('e2e.json')
  const code = await runToEnd(
    node,
    [
      join(root, 'e2e/node_modules/@playwright/test/cli.js'),
      'test',
      '--config=e2e/playwright.config.ts',
      '--forbid-only',
      '--reporter=list,json',
      ...filters,
    ],
    { env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report } },
  )
  return countTests(code, report, countE2e)
}

/** An old report must not speak for a run that wrote none. */
function newReport(name) {
  const file = join(REPORTS, name)
  mkdirSync(REPORTS, { recursive: true })
  rmSync(file, { force: true })
  return file
}

function emptyHomes(report) {
  const files = JSON.parse(readFileSync(report, 'utf8')).testResults.map(({ name }) => name)
  const empty = HOMES.filter((home) => !files.some((file) => file.startsWith(join(root, home))))
  for (const home of empty) say(`No test was found in ${home}.`)
  return empty
}
