import type { ServerFrame } from './frames.ts'

type DeltaFrame = Extract<ServerFrame, { type: 'delta' }>

/** Of texts that are written at the same time; far more than anybody can follow on one connection. */
const MOST_NAMES = 1000

/**
 * Text that goes on exactly where the last of it that was sent on this connection ended, under the `name` the delta before
 * gave it (R11). A delta as an object is ten times as long as the few words it brings; this is hardly longer than they are.
 */
export const continuationOf = (name: string, text: string): string => `${name}:${text}`

/** What the continuations of one connection stand for. */
export type Continuations = {
  /** A delta was heard: what it is called, and where the next begins. */
  heard(delta: DeltaFrame): void
  /** The delta that a text message stands for; null when it is none, or its name was never heard. */
  read(message: string): DeltaFrame | null
}

export function createContinuations(): Continuations {
  const next = new Map<string, DeltaFrame>()

  function keep(name: string, delta: DeltaFrame) {
    next.set(name, { ...delta, offset: delta.offset + delta.text.length, text: '' })
  }

  return {
    heard({ name, ...delta }) {
      if (name === undefined) return
      next.delete(name)
      keep(name, delta)
      if (next.size > MOST_NAMES) for (const oldest of next.keys()) return void next.delete(oldest)
    },
    read(message) {
      const end = message.indexOf(':')
      const name = message.slice(0, end)
      const known = end > 0 ? next.get(name) : undefined
      if (!known) return null
      const delta = { ...known, text: message.slice(end + 1) }
      keep(name, delta)
      return delta
    },
  }
}
