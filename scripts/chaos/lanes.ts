import { keep } from './kept.ts'
import type { Kind, Struck } from './place.ts'
import { figuresOf, plain, type Row } from './report.ts'
import { play, type Told } from './rounds.ts'
import { say } from '../setup/run.mjs'

/** Most of a round is waiting: for leases to end, and for answers. */
const LANES = 4
const WHOLE = 200

type Asked = { rounds: number; isQuick: boolean }

/** Plays kinds side by side, those with the most rounds first, and then one after the other those that must be alone. */
export async function playAll(kinds: readonly Kind[], asked: Asked): Promise<Row[]> {
  const rows: Row[] = []
  const beside = kinds.filter(({ isAlone }) => !isAlone).toSorted((a, b) => b.share - a.share)
  const lane = async () => {
    for (let kind = beside.shift(); kind; kind = beside.shift()) rows.push(await playKind(kind, asked))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  for (const kind of kinds) if (kind.isAlone) rows.push(await playKind(kind, asked))
  return kinds.flatMap((kind) => rows.find((row) => row.kind === kind) ?? [])
}

async function playKind(kind: Kind, { rounds: whole, isQuick }: Asked): Promise<Row> {
  const rounds = Math.max(1, Math.round((whole * kind.share) / WHOLE))
  const watch = (round: number, struck: Struck) =>
    say(`${kind.name} ${round + 1}/${rounds} ${inShort(struck)}`)
  const told = await play(kind, rounds, isQuick, watch)
  say(`${kind.name}: ${lineOf(told)}`)
  for (const fault of told.faults) say(`  ✗ ${kind.name}, ${fault}`)
  if (!isQuick) keep(kind, told)
  return { kind, told }
}

const inShort = (struck: Struck): string =>
  Object.entries(struck)
    .map(([name, value]) => `${name} ${plain(value)}`)
    .join('; ')

function lineOf({ rounds, acknowledged, messages, ended, struck, skipped }: Told): string {
  if (skipped) return `skipped: ${skipped}`
  const replies = Object.entries(ended).map(([status, count]) => `${count} ${status}`)
  const counts = [`${rounds} rounds`, `${acknowledged} acknowledged`, `${messages} messages`]
  return [...counts, ...replies, ...figuresOf(struck)].join('; ')
}
