import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../setup/root.mjs'
import type { Kind } from './place.ts'
import type { Told } from './rounds.ts'

const FOLDER = join(root, '.cache/chaos')

const fileOf = ({ name }: Kind): string => join(FOLDER, `${name}.json`)

/** What a kind told is kept, so that the whole may be run in pieces. */
export function keep(kind: Kind, told: Told): void {
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(fileOf(kind), JSON.stringify(told))
}

/** What a kind told last, in this run or an earlier one. */
export function keptOf(kind: Kind): Told | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(kind), 'utf8')) as Told
  } catch {
    return undefined
  }
}
