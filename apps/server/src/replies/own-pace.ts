/** A look that comes so much later than it should. */
const LATE_MS = 1500
/** A process that is always late must look as well. */
const MOST_PUT_OFF = 3

/**
 * Whether a process that looks what others have lost has stood still itself. It has not renewed its own leases then, nor
 * have those that stood still with it, as all on one machine do: they do it now, and it is looked again a turn later.
 */
export class OwnPace {
  private dueAt = performance.now()
  private putOff = 0

  dueIn(ms: number): void {
    this.dueAt = performance.now() + ms
  }

  hasStoodStill(): boolean {
    const isLate = performance.now() - this.dueAt > LATE_MS
    this.putOff = isLate ? (this.putOff + 1) % (MOST_PUT_OFF + 1) : 0
    return this.putOff > 0
  }
}
