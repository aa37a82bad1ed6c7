import type { Signal } from '@parley/contracts'

/** What may be said between processes. A hint carries no truth: it says where to look again (R2). */
export type Hint =
  | { kind: 'stream'; stream: string; head: number }
  | { kind: 'stop'; replyId: string }
  /** A passing state for whoever follows this stream (R8). */
  | { kind: 'signal'; stream: string; signal: Signal }
  /** Who may read what has changed for this stream, or for this person everywhere. */
  | { kind: 'access'; stream?: string; personId?: string }

/** Carries hints to every process, this one included. Losing one is allowed. */
export interface Bus {
  publish(hint: Hint): void
  /** Calls `listener` for every hint until the returned function is called. */
  listen(listener: (hint: Hint) => void): () => void
  close(): Promise<void>
}
