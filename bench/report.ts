import { availableParallelism, cpus, totalmem } from 'node:os'
import { isMet, judged, type Result, type Unit } from './result.ts'

/** What one bench found, or why it found nothing. */
export type Section = { name: string; results: Result[]; fault?: string }

/** One result in one line, for who watches. */
export function lineOf(result: Result): string {
  const { measured, baseline, unit } = result
  const beside = baseline === undefined ? '' : ` (baseline ${figure(baseline, unit)}, ${ratioOf(result)})`
  const verdict = result.budget ? `; budget ${budgetOf(result)}: ${verdictOf(result)}` : ''
  return `${result.what}: ${figure(measured, unit)}${beside}${verdict}`
}

/** docs/benchmarks.md, whole. */
export function pageOf(sections: readonly Section[]): string {
  const results = sections.flatMap((section) => section.results)
  const missed = results.filter((result) => isMet(result) === false)
  const faults = sections.filter(({ fault }) => fault !== undefined)
  return [
    '# Benchmarks',
    '',
    '`pnpm bench` wrote this page; every figure was measured in one run, on one machine. Read them as ratios: the baseline is the same thing by the barest means, in the same run.',
    '',
    machine(),
    '',
    '| what | measured | baseline | ratio | budget | met? |',
    '| --- | ---: | ---: | ---: | --- | --- |',
    ...results.map(rowOf),
    '',
    ...listing(
      '## Missed',
      missed.map((result) => `- ${lineOf(result)}`),
    ),
    ...listing(
      '## Not measured',
      faults.map(({ name, fault }) => `- ${name}: ${fault}`),
    ),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}

const listing = (title: string, lines: readonly string[]): string[] =>
  lines.length > 0 ? [title, '', ...lines, ''] : []

function machine(): string {
  const model = cpus()[0]?.model.trim().replace(/\s+/g, ' ') ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  const date = new Date().toISOString().slice(0, 10)
  return `${date} · Node ${process.versions.node} · ${availableParallelism()} cores (${model}), ${memory} GB · ${process.platform} ${process.arch}`
}

function rowOf(result: Result): string {
  const { what, measured, unit, baseline, budget } = result
  const cells = [
    what,
    figure(measured, unit),
    baseline === undefined ? '' : figure(baseline, unit),
    ratioOf(result),
    budget ? budgetOf(result) : '',
    verdictOf(result),
  ]
  return `| ${cells.join(' | ')} |`
}

const ratioOf = ({ measured, baseline }: Result): string =>
  baseline === undefined || baseline === 0 ? '' : `× ${plain(measured / baseline)}`

function budgetOf({ budget, unit }: Result): string {
  if (!budget) return ''
  if ('atLeast' in budget)
    return budget.of === 'ratio' ? `≥ × ${budget.atLeast}` : `≥ ${budget.atLeast} ${unit}`
  if (budget.of === 'ratio') return `≤ × ${budget.atMost}`
  return `≤ ${budget.atMost} ${unit}${budget.of === 'added' ? ' added' : ''}`
}

function verdictOf(result: Result): string {
  const met = isMet(result)
  if (met === undefined) return ''
  const { budget, unit } = result
  const added = budget?.of === 'added' ? ` (+ ${figure(judged(result), unit)})` : ''
  return `${met ? 'yes' : '**no**'}${added}`
}

const figure = (value: number, unit: Unit): string => `${plain(value)} ${unit}`

/** Three digits are all that such measurements can tell. */
function plain(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toFixed(digits)
}
