const AT_ONCE = 8

/** How many ops of one connection run: the others wait in their order, so who sends many leaves the store to others too. */
export class OpTurns {
  private running = 0
  private readonly waiting: (() => void)[] = []

  /** Undefined when it may run at once. Each turn is given back with `end`. */
  begin(): Promise<void> | undefined {
    if (this.running === AT_ONCE) return new Promise((resolve) => this.waiting.push(resolve))
    this.running++
    return undefined
  }

  end(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.running--
  }
}
