import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Database } from './database.ts'
import type { Rule } from './evidence.ts'
import type { Counts } from './run-scenario.ts'
import { runSeed, type SeedResult } from './seeds.ts'

const INVARIANTS: readonly (readonly [Rule, string])[] = [
  ['I1', 'the numbers of a stream are dense and in order'],
  ['I2', 'any two devices were sent the same event under the same number'],
  ['I3', 'what was acknowledged is there, whatever process was killed'],
  ['I4', 'an op that comes again has one effect and one answer'],
  ['I5', 'a snapshot and the events after it make the later snapshot'],
  ['I6', 'text is put together rightly, in whatever pieces and order it comes'],
  ['I7', 'the final text is the same everywhere'],
  ['I8', 'no text of an older attempt shows after a newer one began'],
  ['I9', 'only the newest fence writes a reply'],
  ['I10', 'each ask has one reply'],
  ['I11', 'after a repair or a restore everyone finds the new epoch, and no loop'],
  ['I12', 'nothing of a chat goes to who is not in it, or not any more'],
  ['I13', 'a slow reader costs bounded memory'],
  ['I14', 'a call of a tool has at most one result'],
  ['I15', 'everyone catches up, though every hint was lost'],
  ['I16', 'every reply ends, watched or not'],
]

/** What must have happened in so many runs, or they prove nothing. */
const HAPPENED = [
  'kills', 'crashes before-commit', 'crashes after-commit', 'crashes after-answer', 'crashes deaf',
  'lines half-open', 'lines slow', 'lines stuck', 'lines leave', 'replies', 'results of tools', 'sales',
  'times somebody pried', 'times shut out', 'times let in', 'times depart', 'writers frozen',
  'processes that stood still before a lock', 'taken up', 'restores', 'repairs', 'hints lost', 'frames delta', 'frames event', 'frames snapshot',
] // prettier-ignore

/** They take a minute or two on a free machine, and many times as long on a busy one. */
const HANGS_MS = 1_800_000

/** Runs the scenarios of some seeds and tells, invariant by invariant, what they showed. */
export function describeSeeds(from: number, to: number): void {
  describe(`seeds ${from} to ${to}`, () => {
    const failures: SeedResult[] = []
    const counts: Counts = {}
    let database: Database

    beforeAll(async () => {
      database = await Database.create()
      for (let seed = from; seed <= to; seed++) {
        const result = await runSeed(seed, database, counts, failures.length < 2)
        if (result.rules) failures.push(result)
      }
    }, HANGS_MS)
    afterAll(() => database.close())

    for (const [rule, what] of INVARIANTS)
      test(`[${rule}] ${what}`, () => {
        const reports = failures.flatMap((failure) => (failure.rules?.includes(rule) ? [failure.report] : []))
        expect(reports).toEqual([])
      })

    test('everything that should disturb the runs did', () => {
      expect(HAPPENED.filter((what) => !counts[what])).toEqual([])
    })
  })
}
