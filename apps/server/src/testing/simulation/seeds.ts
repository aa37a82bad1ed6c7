import fc from 'fast-check'
import type { Database } from './database.ts'
import { Broken, type Rule } from './evidence.ts'
import { runScenario, type Counts } from './run-scenario.ts'
import { scenarios, type Scenario } from './scenario.ts'

export type SeedResult =
  { seed: number; rules: readonly Rule[]; report: string } | { seed: number; rules: null }

/** What a seed stands for. */
export const scenarioOf = (seed: number): Scenario => fc.sample(scenarios, { seed, numRuns: 1 })[0]!

/** How often a failing scenario is run again in search of a smaller one that fails. */
const SHRINK_RUNS = 60

/** Runs the scenario of one seed; of one that fails, the smallest scenario found that fails as well. */
export async function runSeed(
  seed: number,
  database: Database,
  counts: Counts,
  shrinks = true,
): Promise<SeedResult> {
  try {
    add(counts, await runScenario(scenarioOf(seed), database))
    return { seed, rules: null }
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    const smallest = shrinks ? await shrink(seed, database) : ''
    return { seed, rules: error.rules, report: `seed ${seed}: ${error.message}\n${smallest}` }
  }
}

async function shrink(seed: number, database: Database): Promise<string> {
  let runs = 0
  const property = fc.asyncProperty(scenarios, async (scenario) => {
    if (runs++ < SHRINK_RUNS) await runScenario(scenario, database)
  })
  const found = await fc.check(property, { seed, numRuns: 1 })
  return `smallest: ${JSON.stringify(found.counterexample?.[0])}\n${String(found.errorInstance)}`
}

/** Figures whose largest counts, not their sum. */
const LARGEST = /^most /

export function add(sum: Counts, more: Counts): void {
  for (const [what, times] of Object.entries(more))
    sum[what] = LARGEST.test(what) ? Math.max(sum[what] ?? 0, times) : (sum[what] ?? 0) + times
}
