import { continuationOf, type ServerFrame } from '@parley/contracts'
import type { GrowingKind, LiveText } from '../streams/live-text.ts'

/** What a part has grown by since a reader was last sent some of it. */
export type Slice = { text: LiveText; part: number; from: number; to: number; kind: GrowingKind }

/**
 * How a slice is said: `whole` to readers who know nothing but JSON objects; `named` the first time to the others, who are
 * then told what follows as `continued` (R11).
 */
export type DeltaForm = 'whole' | 'named' | 'continued'

export function deltaFrame({ text, part, from, kind }: Slice, form: DeltaForm): string {
  const added = text.slice(part, from)
  if (form === 'continued') return continuationOf(text.name, added)
  return JSON.stringify({
    type: 'delta',
    stream: text.stream,
    messageId: text.messageId,
    attempt: text.attempt,
    part,
    kind,
    offset: from,
    text: added,
    ...(form === 'named' && { name: text.name }),
  } satisfies ServerFrame)
}
