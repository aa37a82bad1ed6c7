import { setPart, settle } from './apply-event.ts'
import type { ChatState, LiveText } from './chat-state.ts'
import type { Delta } from './deltas.ts'
import type { Part } from './messages.ts'

/**
 * What became of a delta. `gap`: text before it is missing and must be filled (R10). `early`: the event that began its
 * attempt, or made its message, has not come yet; that event says what the attempt builds on.
 */
export type DeltaOutcome = { state: ChatState; outcome: 'applied' | 'ignored' | 'gap' | 'early' }

/**
 * Puts a delta into the state by R10: the end is known → ignored; it begins within what is there → its tail is appended;
 * it begins beyond → `gap`. Repeats, reordering, splits and merges of deltas thus cannot corrupt text.
 */
export function applyDelta(state: ChatState, delta: Delta): DeltaOutcome {
  const live = state.live[delta.messageId]
  const began = attemptOf(state, delta.messageId)
  if (began === null || delta.attempt > began) return { state, outcome: 'early' }
  if (!live || delta.attempt < began || !canGrow(live.parts[delta.part])) return { state, outcome: 'ignored' }
  const have = textAt(live.parts, delta.part)
  if (delta.offset > have.length) return { state, outcome: 'gap' }
  if (delta.offset + delta.text.length <= have.length && live.parts[delta.part])
    return { state, outcome: 'ignored' }
  const text = have + delta.text.slice(have.length - delta.offset)
  return { state: settle(withPart(state, delta, live, text), delta.messageId), outcome: 'applied' }
}

/** The attempt that is being, or was last, written; null for a message that is not loaded, endless for one nobody writes. */
function attemptOf(state: ChatState, id: string): number | null {
  const message = state.messages[id]
  if (!message) return null
  return state.live[id]?.attempt ?? message.reply?.attempt ?? Infinity
}

/** A tool call, source or seam is whole from its beginning. */
const canGrow = (part: Part | undefined): boolean => part === undefined || 'text' in part

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
