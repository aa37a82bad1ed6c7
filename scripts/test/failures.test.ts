import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '../setup/root.mjs'
import { describeFailures } from './failures.mjs'
import { countE2e, countTests, countUnit, type Counts } from './totals.mjs'

const playwright = join(root, 'e2e/node_modules/@playwright/test')

const tests = (imported: string) => `
import { expect, test } from '${imported}'
test('adds', () => expect(1 + 1).toBe(2))
test.describe('a group', () => {
  test('counts wrongly', () => expect('one').toBe('two'))
})
`

/** Real runners write the reports: what is read here is what they say today. */
describe('what failed is told by name at the end of a run', () => {
  let folder: string
  beforeAll(() => {
    mkdirSync(join(root, '.cache'), { recursive: true })
    folder = mkdtempSync(join(root, '.cache/failures-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

  function run(report: string, args: string[], count: typeof countUnit): Counts {
    const env = { PATH: process.env['PATH'], PLAYWRIGHT_JSON_OUTPUT_FILE: join(folder, report) }
    const { status } = spawnSync(process.execPath, args, { cwd: folder, env })
    return countTests(status ?? 1, join(folder, report), count)
  }

  test('of Vitest', () => {
    write('some.test.ts', tests('vitest'))
    write('broken.test.ts', "import './nowhere.ts'")
    write('vitest.config.ts', 'export default { test: { testTimeout: 120_000 } }')
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const args = ['run', '--root', folder, '--reporter=json', `--outputFile.json=${folder}/unit.json`]
    const counts = run('unit.json', [vitest, ...args], countUnit)
    expect(counts).toMatchObject({ passed: 1, failed: 2, skipped: 0 })
    const said = describeFailures(counts.failures ?? [])
    expect(said).toContain('some.test.ts › a group counts wrongly\n    AssertionError: expected')
    expect(said).toMatch(/broken\.test\.ts\n {4}.*nowhere\.ts/)
    expect(said).not.toContain('› adds')
  })

  test('of Playwright', () => {
    write('some.spec.ts', tests(join(playwright, 'index.mjs')))
    write('playwright.config.ts', "export default { testDir: '.', testMatch: '*.spec.ts' }")
    const args = [join(playwright, 'cli.js'), 'test', '--reporter=json']
    const counts = run('e2e.json', args, countE2e)
    expect(counts).toMatchObject({ passed: 1, failed: 1, skipped: 0 })
    const said = describeFailures(counts.failures ?? [])
    expect(said).toMatch(/some\.spec\.ts › counts wrongly\n {4}Error: /)
    expect(said).not.toContain('› adds')
  })

  test('of many, the first twenty', () => {
    const failures = Array.from({ length: 23 }, (_, index) => ({ where: `test ${index}`, why: '' }))
    const said = describeFailures(failures)
    expect(said).toContain('test 19')
    expect(said).not.toContain('test 20')
    expect(said).toContain('and 3 more')
  })
})
