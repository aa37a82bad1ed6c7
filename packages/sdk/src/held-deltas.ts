import type { Delta } from '@parley/contracts'

// More than a slow fill lets pile up. What is dropped beyond it is asked for again by a fill.
const MOST = 500

/** Deltas that came before what they build on, by message. */
export function createHeldDeltas() {
  const held = new Map<string, Delta[]>()
  let count = 0

  return {
    hold(delta: Delta): void {
      if (count >= MOST) this.clear()
      const deltas = held.get(delta.messageId)
      if (deltas) deltas.push(delta)
      else held.set(delta.messageId, [delta])
      count += 1
    },
    /** Hands over what is held for a message, in an order in which all that can be applied will be. */
    take(messageId: string): Delta[] {
      const taken = held.get(messageId)
      if (!taken) return []
      held.delete(messageId)
      count -= taken.length
      return taken.toSorted((a, b) => a.attempt - b.attempt || a.part - b.part || a.offset - b.offset)
    },
    /** Whether something waits for text of this part of the attempt to come first. */
    waitsFor(messageId: string, attempt: number, part: number): boolean {
      return held.get(messageId)?.some((delta) => delta.attempt === attempt && delta.part === part) ?? false
    },
    clear(): void {
      held.clear()
      count = 0
    },
  }
}
