let jump: (() => void) | null = null

/** The list that is shown says how to go to its end; what it returns takes that back. */
export function offerJump(to: () => void): () => void {
  jump = to
  return () => {
    if (jump === to) jump = null
  }
}

export function jumpToLatest() {
  jump?.()
}
