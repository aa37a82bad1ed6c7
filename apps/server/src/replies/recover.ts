import type { Part, ReplyError, ReplyStatus } from '@parley/contracts'
import { steersOf } from './steers.ts'
import type { Tools } from '../tools/registry.ts'

/** How many times a fault may make a reply begin anew before a person is asked (R14). */
const MAX_RECOVERIES = 2

export type Ending = { status: ReplyStatus; error: ReplyError | null }
export type Base = { kind: 'write'; parts: Part[] } | { kind: 'end'; ending: Ending }

type Before = { status: string; recoveries: number; stop_requested_at: number | null; steer: string | null }

/** What an attempt starts from: all that is there, what is left of it after a fault, or nothing more (R14). */
export function baseAfterFault(tools: Tools, before: Before, held: Part[], continues: boolean): Base {
  if (before.stop_requested_at !== null) return { kind: 'end', ending: { status: 'stopped', error: null } }
  // The process was lost between the words of a person and their being heeded.
  if (before.steer !== null)
    return { kind: 'write', parts: [...held.map(withEnd), ...steersOf({ steer: before.steer })] }
  if (before.status === 'queued') return { kind: 'write', parts: continuing(held, continues) }
  if (before.recoveries >= MAX_RECOVERIES)
    return interrupted('The answer was cut off several times and was not begun again.')
  if (held.some((part) => isUnsafe(part, tools)))
    return interrupted(
      'The server stopped while a tool was at work; it is not known whether the tool did its work.',
    )
  return { kind: 'write', parts: restarted(held, continues) }
}

/** A call that nobody will hear the end of is not shown as running for ever. */
const withEnd = (part: Part): Part =>
  part.type === 'tool-call' && part.call.output === undefined
    ? { ...part, call: { ...part.call, status: 'error', output: { error: 'It was broken off.' } } }
    : part

const interrupted = (message: string): Base => ({
  kind: 'end',
  ending: { status: 'interrupted', error: { code: 'provider_cut_off', message } },
})

const isUnsafe = (part: Part, tools: Tools): boolean =>
  part.type === 'tool-call' && part.call.status === 'running' && !tools.isSafeToRepeat(part.call.name)

/** Someone asked to go on: the text stays, with a seam where a model that cannot take it up begins to write again. */
function continuing(held: Part[], continues: boolean): Part[] {
  if (held.length === 0 || held.at(-1)?.type === 'steer' || (continues && held.at(-1)?.type === 'text'))
    return held
  return held.at(-1)?.type === 'tool-call'
    ? held
    : [...held, { type: 'seam', reason: 'continued', earlier: '' }]
}

/** After a fault: what tools have given stays; the text after it goes on, or is folded into a seam and written anew. */
function restarted(held: Part[], continues: boolean): Part[] {
  const kept = held.slice(0, held.findLastIndex((part) => part.type === 'tool-call') + 1)
  const tail = held.slice(kept.length)
  if (continues && tail.at(-1)?.type === 'text') return held
  const earlier = tail
    .map((part) => (part.type === 'text' ? part.text : part.type === 'seam' ? part.earlier : ''))
    .join('')
  const finished = kept.filter(
    (part) => part.type !== 'tool-call' || part.call.status === 'done' || part.call.status === 'error',
  )
  return earlier === '' ? finished : [...finished, { type: 'seam', reason: 'restarted', earlier }]
}
