/** Lines that are laid out, compared and highlighted together. */
export const LINES_PER_CHUNK = 48

/** Cuts code after every so many lines; each chunk keeps its line ends, so that joined they are the code again. */
export function chunksOf(code: string): string[] {
  const chunks: string[] = []
  let start = 0
  let lines = 0
  for (let at = code.indexOf('\n'); at >= 0; at = code.indexOf('\n', at + 1)) {
    if (++lines % LINES_PER_CHUNK !== 0) continue
    chunks.push(code.slice(start, at + 1))
    start = at + 1
  }
  if (start < code.length || chunks.length === 0) chunks.push(code.slice(start))
  return chunks
}
