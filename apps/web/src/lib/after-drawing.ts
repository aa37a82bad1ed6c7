/** Runs `work` once what has just changed is drawn, and what that changed in turn; what it returns calls it off. */
export function afterDrawing(work: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(work)
  })
  return () => cancelAnimationFrame(frame)
}
