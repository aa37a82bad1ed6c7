/** Where frames go: a socket or an event stream. */
export type Outlet = {
  send(frame: string): void
  /** Bytes the reader has not taken yet. */
  buffered(): number
  /** What something large waits for: until the reader has caught up, or is gone. Undefined when they keep up. */
  catchingUp(): Promise<void> | undefined
  /** The reader understands text that goes on in its short form (R11). */
  continuations: boolean
  /** A reader who is not looking is sent text less often. */
  hidden: boolean
}

/** R19: a reader with more than this unsent is not sent more until it has caught up; text is merged meanwhile. */
export const WITHHOLD_BYTES = 64 * 1024

export const isSlow = (outlet: Pick<Outlet, 'buffered'>): boolean => outlet.buffered() > WITHHOLD_BYTES
