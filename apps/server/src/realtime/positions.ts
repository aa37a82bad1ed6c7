/** A reader that acknowledges nothing costs no more than this. */
const MOST_AWAITED = 100

/** Which position a reader has come to by which event, until it acknowledges that. */
export class Positions {
  private readonly awaited: { seq: number; position: number }[] = []

  sent(seq: number, position: number | undefined): void {
    if (position === undefined) return
    this.awaited.push({ seq, position })
    if (this.awaited.length > MOST_AWAITED) this.awaited.shift()
  }

  /** The position that is reached with the event `seq`, once. */
  upTo(seq: number): number | undefined {
    const rest = this.awaited.findIndex((sent) => sent.seq > seq)
    const reached = this.awaited.splice(0, rest < 0 ? this.awaited.length : rest)
    return reached.at(-1)?.position
  }
}
