import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { residentMegabytes } from './process-usage.ts'
import { within } from './until.ts'

/** With these a process of ours can be told to collect its garbage. Without that, most of what is measured is garbage. */
export const COLLECTING = ['--expose-gc', '--import', './bench/collect.mjs']

const COLLECTED_WITHIN_MS = 30_000
/** V8 gives back what it has freed a little later. */
const GIVEN_BACK_MS = 500

/** What a process keeps: the memory the system gave it, and what of that are JavaScript’s objects and buffers. */
export type Living = { residentKb: number; heapKb: number }

export async function livingMemory(child: ChildProcess): Promise<Living> {
  child.send('collect')
  const [{ heapBytes }] = (await within(
    COLLECTED_WITHIN_MS,
    'a server to collect its garbage',
    once(child, 'message'),
  )) as [{ heapBytes: number }]
  await pause(GIVEN_BACK_MS)
  return { residentKb: residentMegabytes(child.pid ?? 0) * 1024, heapKb: heapBytes / 1024 }
}

/** What each of `count` that came in between keeps. */
export const eachOf = (before: Living, after: Living, count: number): Living => ({
  residentKb: (after.residentKb - before.residentKb) / count,
  heapKb: (after.heapKb - before.heapKb) / count,
})
