import type { Have, Signal, Snapshot, StreamEvent } from '@parley/contracts'
import type { Actor } from '../ctx.ts'

/** `position`: how far who has it has come, as `positionAfter` tells for those who are sent events. */
export type KindSnapshot = { epoch: string; seq: number; state: Snapshot; have: Have[]; position?: number }

/** What the edge must know of a kind of stream to serve it; features say it, so that the edge knows none of them. */
export type StreamKind = {
  /** Throws when the actor may not read it; by what is true when it is called, or later. */
  authorise(actor: Actor, id: string): Promise<void>
  /** Throws when the actor may not say anything there. */
  authoriseSpeaking?(actor: Actor, id: string): Promise<void>
  /** Whether an event may end the actor’s right to read on; then they are asked about again before it is sent (R7). */
  mayEndAccess?(event: StreamEvent, actor: Actor): boolean
  /** What a reader who cannot be told the events is given; `have` is how much of each growing text it holds. */
  snapshot(id: string): Promise<KindSnapshot | undefined>
  /**
   * What signals tell of rows, as the rows are now, by id: for who goes on from a cursor, for who has an audience, and
   * when signals may have gone missing. With `about`, only what concerns that other stream.
   */
  retell?(ids: readonly string[], about?: string): Promise<Map<string, Signal>>
  audience?: KindAudience
  /** Readers are told who is there. */
  hasPresence?: boolean
  /** How far who was sent this event has come, where that is kept for others to see; undefined: no further. */
  positionAfter?(event: StreamEvent): number | undefined
}

/** Readers of such a stream hear the signals of other streams, too: those that are said `listed`. */
export type KindAudience = {
  /** Which streams. */
  of(id: string): Promise<string[]>
  /** What an event changes in that. */
  after(event: StreamEvent): { hears?: string; hearsNoMore?: string } | undefined
}

/** By the part of a stream's name before the colon. */
export type StreamKinds = Record<string, StreamKind>

export const kindOf = (kinds: StreamKinds, stream: string): StreamKind | undefined => kinds[kindName(stream)]

export const kindName = (stream: string): string => stream.slice(0, stream.indexOf(':'))
export const idIn = (stream: string): string => stream.slice(stream.indexOf(':') + 1)
