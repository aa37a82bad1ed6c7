// A page that is hidden gets no frames, so an asked-for frame is given up for a timer after this long.
const FRAME_AT_LATEST_MS = 250
const WITHOUT_FRAMES_MS = 50

/** Runs `flush` before the next painting of the page, or within 50 ms where nothing is painted. */
export function nextFrame(flush: () => void): void {
  const { requestAnimationFrame, cancelAnimationFrame, document } = globalThis
  if (!requestAnimationFrame || document?.visibilityState === 'hidden') {
    setTimeout(flush, WITHOUT_FRAMES_MS)
    return
  }
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer)
    flush()
  })
  const timer = setTimeout(() => {
    cancelAnimationFrame(frame)
    flush()
  }, FRAME_AT_LATEST_MS)
}
