import { setPart, settle } from './apply-event.ts'
import type { ChatState, LiveText } from './chat-state.ts'
import type { Delta } from './deltas.ts'
import type { Part } from './messages.ts'

/** What became of a delta: `gap` means text before it is missing and must be filled (R10). */
export type DeltaOutcome = { state: ChatState; outcome: 'applied' | 'ignored' | 'gap' }

/**
 * Puts a delta into the state by R10: the end is known → ignored; it begins within what is there → its tail is appended;
 * it begins beyond → `gap`. Repeats, reordering, splits and merges of deltas thus cannot corrupt text.
 */
export function applyDelta(state: ChatState, delta: Delta): DeltaOutcome {
  const live = state.live[delta.messageId]
  if (!live || delta.attempt < live.attempt) return { state, outcome: 'ignored' }
  // The event that began this attempt has not come yet: it says what the attempt builds on.
  if (delta.attempt > live.attempt) return { state, outcome: 'gap' }
  const have = textAt(live.parts, delta.part)
  if (delta.offset > have.length) return { state, outcome: 'gap' }
  if (delta.offset + delta.text.length <= have.length && live.parts[delta.part])
    return { state, outcome: 'ignored' }
  const text = have + delta.text.slice(have.length - delta.offset)
  return { state: settle(withPart(state, delta, live, text), delta.messageId), outcome: 'applied' }
}

const withPart = (state: ChatState, delta: Delta, live: LiveText, text: string): ChatState => ({
  ...state,
  live: {
    ...state.live,
    [delta.messageId]: { ...live, parts: setPart(live.parts, delta.part, { type: delta.kind, text }) },
  },
})

const textAt = (parts: Part[], index: number): string => {
  const part = parts[index]
  return part && 'text' in part ? part.text : ''
}
