import type { LoggedEvent } from '@parley/contracts'

/** R4: whoever is further behind than this gets a snapshot. */
const MAX_EVENTS = 500
const MAX_BYTES = 256 * 1024

/** The newest events of a stream, kept while somebody follows it; no longer than a replay may be (R4). */
export class StreamTail {
  private events: LoggedEvent[] = []
  private sizes: number[] = []
  private bytes = 0
  /** The tail holds every event after this one. */
  private floor: number
  private extending: Promise<void> | undefined

  constructor(head: number) {
    this.floor = head
  }

  covers(seq: number): boolean {
    return seq >= this.floor
  }

  after(seq: number): readonly LoggedEvent[] {
    return this.events.slice(seq - this.floor)
  }

  push(events: readonly LoggedEvent[]): void {
    for (const event of events) {
      const size = sizeOf(event)
      this.events.push(event)
      this.sizes.push(size)
      this.bytes += size
    }
    this.trim()
  }

  /** Reads older events in front, once for all who ask at the same time; gives up when they are too many. */
  async extendTo(seq: number, readFrom: (seq: number) => Promise<LoggedEvent[]>): Promise<void> {
    while (this.extending) await this.extending
    if (this.covers(seq) || this.floor - seq + this.events.length > MAX_EVENTS) return
    this.extending = this.prepend(seq, readFrom).finally(() => (this.extending = undefined))
    await this.extending
  }

  private async prepend(seq: number, readFrom: (seq: number) => Promise<LoggedEvent[]>): Promise<void> {
    const older = (await readFrom(seq)).filter((event) => event.seq <= this.floor)
    // The log may have been cut in between; a gap in front would be one in the replay.
    if (older.at(0)?.seq !== seq + 1 || older.at(-1)?.seq !== this.floor) return
    const sizes = older.map(sizeOf)
    this.events = [...older, ...this.events]
    this.sizes = [...sizes, ...this.sizes]
    this.bytes += sizes.reduce((sum, size) => sum + size, 0)
    this.floor = seq
    this.trim()
  }

  private trim() {
    let drop = 0
    while (this.events.length - drop > MAX_EVENTS || this.bytes > MAX_BYTES)
      this.bytes -= this.sizes[drop++] ?? 0
    if (drop === 0) return
    this.events.splice(0, drop)
    this.sizes.splice(0, drop)
    this.floor += drop
  }
}

const sizeOf = (event: LoggedEvent): number => JSON.stringify(event.event).length
