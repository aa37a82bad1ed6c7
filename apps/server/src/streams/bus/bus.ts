import type { Signal } from '@parley/contracts'

/** What may be said between processes. A hint carries no truth: it says where to look again (R2). It is plain JSON. */
export type Hint =
  | { kind: 'stream'; stream: string; head: number }
  | { kind: 'stop'; replyId: string }
  /** There are words a reply shall heed. */
  | { kind: 'steer'; replyId: string }
  /** A passing state for whoever follows this stream (R8); `listed`: for whoever has it in their list instead. */
  | { kind: 'signal'; stream: string; signal: Signal; listed?: boolean }
  /** Lists that show this stream show it otherwise now. */
  | { kind: 'listed'; stream: string }
  /** How people are there at the process `from`; `whole`: all of its people. `asks` for the same of everybody else. */
  | {
      kind: 'presence'
      from: string
      people: Record<string, 'online' | 'away' | 'offline'>
      whole: boolean
      asks: boolean
    }
  /** What a person lets others see of their presence is something else now. */
  | { kind: 'shown'; personId: string }
  /** Who may read what has changed for this stream, or for this person everywhere. */
  | { kind: 'access'; stream?: string; personId?: string }
  /** There is work that nobody has: a job that was given back, a reply that was handed over. */
  | { kind: 'work' }
  /** Texts that others write and this process shows, and how much of each part it has (R15). */
  | { kind: 'look'; texts: { messageId: string; attempt: number; have: number[] }[] }
  /** Text that has grown, for those who look on; `lengths` of all parts before the last of them. */
  | {
      kind: 'text'
      stream: string
      messageId: string
      attempt: number
      lengths: number[]
      slices: TextSlice[]
    }
  /** Said by the bus itself, to this process alone: hints of others may have gone missing until now. */
  | { kind: 'lost' }

export type TextSlice = [part: number, kind: 'text' | 'reasoning', offset: number, text: string]

export type Following = {
  /** Resolves once no hint about the stream is missed any more. */
  ready: Promise<void>
  end(): void
}

/** Carries hints between processes, this one included: it hears its own at once. Losing one is allowed. */
export interface Bus {
  /** Whether hints reach other processes, and whether theirs come here; undefined where there is just this one. */
  readonly connected: boolean | undefined
  /** How many hints went to others and came from them. */
  readonly counts: { sent: number; received: number }
  /**
   * What is said about a stream goes to the processes that follow it, all else to every process, and so does a change
   * of access, which concerns more than those who look on.
   */
  publish(hint: Hint): void
  /** Calls `listener` for every hint until the returned function is called. */
  listen(listener: (hint: Hint) => void): () => void
  /** Asks for the hints about a stream, until it is ended. */
  follow(stream: string): Following
  close(): Promise<void>
}
