import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from '../setup/root.mjs'
import type { Kind, Struck } from './place.ts'
import type { Told } from './rounds.ts'

const PAGE = join(root, 'docs/reliability.md')
const BEGINS = '<!-- `pnpm chaos` writes what follows -->'
const ENDS = '<!-- to here -->'

export type Row = { kind: Kind; told: Told }

/** Puts what was found into its place in docs/reliability.md, and leaves the rest of the page as it is. */
export function writeReport(rows: readonly Row[]): void {
  const page = readFileSync(PAGE, 'utf8')
  const [before, after] = [page.indexOf(BEGINS), page.indexOf(ENDS)]
  if (before < 0 || after < before) throw new Error(`docs/reliability.md has no place for this: ${BEGINS}`)
  writeFileSync(PAGE, `${page.slice(0, before)}${BEGINS}\n\n${sectionOf(rows)}\n\n${page.slice(after)}`)
  const prettier = ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', PAGE]
  execFileSync(process.execPath, prettier, { cwd: root })
}

function sectionOf(rows: readonly Row[]): string {
  const skipped = rows.filter(({ told }) => told.skipped !== undefined)
  const played = rows.filter(({ told }) => told.skipped === undefined)
  const faults = rows.flatMap(({ kind, told }) => told.faults.map((fault) => `- ${kind.name}, ${fault}`))
  return [
    `${sum(played, 'rounds')} rounds, ${machine()}. Acknowledged: ${sum(played, 'acknowledged')} ops, looked for among ${sum(played, 'messages')} messages.`,
    '',
    '| fault | rounds | acknowledged, all there once | messages | replies | figures: middle, worst |',
    '| --- | ---: | ---: | ---: | --- | --- |',
    ...played.map(rowOf),
    '',
    ...skipped.map(({ kind, told }) => `Not shown: ${kind.what}. ${told.skipped}`),
    ...(faults.length > 0 ? ['', '**Found wrong:**', '', ...faults] : ['', 'Nothing was found wrong.']),
  ].join('\n')
}

const sum = (rows: readonly Row[], what: 'rounds' | 'acknowledged' | 'messages'): number =>
  rows.reduce((total, { told }) => total + told[what], 0)

function rowOf({ kind, told }: Row): string {
  const { rounds, acknowledged, messages, ended, struck, faults } = told
  const replies = Object.entries(ended).map(([status, count]) => `${count} ${status}`)
  const whole = faults.length > 0 ? '**no**' : acknowledged
  const cells = [kind.what, rounds, whole, messages, replies.join(', '), figuresOf(struck).join('; ')]
  return `| ${cells.join(' | ')} |`
}

/** The middle and the worst of every figure that the rounds gave. */
export function figuresOf(struck: readonly Struck[]): string[] {
  const names = [...new Set(struck.flatMap((each) => Object.keys(each)))]
  return names.map((name) => {
    const values = struck.flatMap((each) => each[name] ?? []).toSorted((a, b) => a - b)
    const middle = values[Math.floor((values.length - 1) / 2)] ?? Number.NaN
    return `${name} ${plain(middle)}, ${plain(values.at(-1) ?? Number.NaN)}`
  })
}

export const plain = (value: number): string => value.toFixed(Math.abs(value) >= 100 ? 0 : 1)

function machine(): string {
  const model = cpus()[0]?.model.trim().replace(/\s+/g, ' ') ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${new Date().toISOString().slice(0, 10)} · Node ${process.versions.node} · ${availableParallelism()} cores (${model}), ${memory} GB`
}
