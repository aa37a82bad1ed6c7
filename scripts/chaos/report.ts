import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { root } from '../setup/root.mjs'
import type { Told } from './rounds.ts'

const PAGE = join(root, 'docs/reliability.md')
const BEGINS = '<!-- `pnpm chaos` writes what follows -->'
const ENDS = '<!-- to here -->'

/** Puts what was found into its place in docs/reliability.md, and leaves the rest of the page as it is. */
export function writeReport(told: readonly Told[], command: string): void {
  const page = readFileSync(PAGE, 'utf8')
  const [before, after] = [page.indexOf(BEGINS), page.indexOf(ENDS)]
  if (before < 0 || after < before) throw new Error(`docs/reliability.md has no place for this: ${BEGINS}`)
  const section = sectionOf(told, command)
  writeFileSync(PAGE, `${page.slice(0, before)}${BEGINS}\n\n${section}\n\n${page.slice(after)}`)
  execFileSync(
    process.execPath,
    ['node_modules/prettier/bin/prettier.cjs', '--write', '--log-level=warn', PAGE],
    {
      cwd: root,
    },
  )
}

function sectionOf(told: readonly Told[], command: string): string {
  const skipped = told.filter((each) => each.skipped !== undefined)
  const faults = told.flatMap((each) => each.faults.map((fault) => `- ${each.kind.name}, ${fault}`))
  return [
    `\`${command}\`, ${machine()}:`,
    '',
    '| fault | rounds | acknowledged, all there once | replies | figures: middle, worst |',
    '| --- | ---: | ---: | --- | --- |',
    ...told.filter((each) => each.skipped === undefined).map(rowOf),
    '',
    ...skipped.map(({ kind, skipped: why }) => `Not shown: ${kind.what}. ${why}`),
    ...(faults.length > 0 ? ['', '**Found wrong:**', '', ...faults] : ['', 'Nothing was found wrong.']),
  ].join('\n')
}

function rowOf({ kind, rounds, acknowledged, ended, struck, faults }: Told): string {
  const replies = Object.entries(ended).map(([status, count]) => `${count} ${status}`)
  const cells = [kind.what, rounds, faults.length > 0 ? '**no**' : acknowledged, replies.join(', ')]
  return `| ${[...cells, figuresOf(struck).join('; ')].join(' | ')} |`
}

/** The middle and the worst of every figure that the rounds gave. */
export function figuresOf(struck: Told['struck']): string[] {
  const names = [...new Set(struck.flatMap((each) => Object.keys(each)))]
  return names.map((name) => {
    const values = struck.flatMap((each) => each[name] ?? []).toSorted((a, b) => a - b)
    const middle = values[Math.floor((values.length - 1) / 2)] ?? Number.NaN
    return `${name} ${plain(middle)}, ${plain(values.at(-1) ?? Number.NaN)}`
  })
}

const plain = (value: number): string => value.toFixed(Math.abs(value) >= 100 ? 0 : 1)

function machine(): string {
  const model = cpus()[0]?.model.trim().replace(/\s+/g, ' ') ?? 'unknown processor'
  const memory = Math.round(totalmem() / 2 ** 30)
  return `${new Date().toISOString().slice(0, 10)} · Node ${process.versions.node} · ${availableParallelism()} cores (${model}), ${memory} GB`
}
