export type Unit = 'ms' | 'µs' | 's' | 'MB' | 'KB' | '%' | '/s' | '×' | 'tasks' | 'points'

/** `added` is what lies above the baseline, `ratio` how many times the baseline it is. */
export type Budget =
  { of: 'measured' | 'added' | 'ratio'; atMost: number } | { of: 'measured' | 'ratio'; atLeast: number }

/** One line of docs/benchmarks.md: something that was measured, and what it is held against. */
export type Result = {
  what: string
  measured: number
  unit: Unit
  /** The same thing by the barest means, measured in the same run. */
  baseline?: number
  budget?: Budget
}

export type Measure = () => Promise<Result[]>

/** The figure that the budget speaks of. */
export function judged({ measured, baseline, budget }: Result): number {
  if (!budget || budget.of === 'measured') return measured
  if (baseline === undefined) return Number.NaN
  return budget.of === 'added' ? measured - baseline : measured / baseline
}

/** Whether the budget is kept; undefined when there is none. */
export function isMet(result: Result): boolean | undefined {
  const { budget } = result
  if (!budget) return undefined
  return 'atMost' in budget ? judged(result) <= budget.atMost : judged(result) >= budget.atLeast
}
