import type { Row } from './rows.ts'

// What was asked last and its answer, which most often fill a screen.
const AT_END = 2

/**
 * The rows to draw whatever the list believes to be in sight. Before it has been measured, a frame after it is there, it
 * believes in none; and what grows out of its box may for a moment lie where the list believes that there is nothing.
 */
export function heldRows(rows: readonly Row[], isStuck: boolean): number[] {
  const count = isStuck ? Math.min(AT_END, rows.length) : growingAt(rows) === undefined ? 0 : 1
  return Array.from({ length: count }, (_, index) => rows.length - 1 - index)
}

/** The place of the last row, if it is an answer that is being written. */
export function growingAt(rows: readonly Row[]): number | undefined {
  const last = rows.at(-1)
  return last?.kind === 'message' && last.message.status === 'writing' ? rows.length - 1 : undefined
}
