import type { RoomAtWork } from '../../apps/server/src/testing/chaos/room-at-work.ts'

/** What a round told beside that all is right: figures by name, the worst of which are reported. */
export type Struck = Record<string, number>

/** Servers that run, and what is done to them in the middle of the work. */
export type Place = {
  /** Where people are, by turns. */
  urls: readonly string[]
  /** Does the fault and heals it. `round` counts from 0. */
  strike(room: RoomAtWork, round: number): Promise<Struck>
  stop(): Promise<void>
}

export type Kind = {
  name: string
  /** For the report: what is done. */
  what: string
  /** Part of the short form. */
  isQuick: boolean
  /** Of 200 rounds. */
  share: number
  /** It takes the whole machine, or measures what others beside it would change. */
  isAlone?: boolean
  open(isQuick: boolean): Promise<Place>
}

/** This machine cannot show a fault; the message says why. */
export class Skipped extends Error {}

/** Names of figures that more kinds than one give. */
export const TO_TEXT = 'to new text (s)'
export const TO_READY = 'to ready (s)'

export async function seconds(work: Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work
  return (performance.now() - began) / 1000
}
