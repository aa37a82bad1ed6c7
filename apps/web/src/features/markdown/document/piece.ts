/** What two neighbouring pieces are halves of, when a cut went through one long block. */
export type Seam = 'list' | 'table' | 'paragraph'

/** How one piece goes over into the next. */
export interface Boundary {
  seam?: Seam | undefined
  /** The table head, to be read again before rows that were cut off from it. */
  prefix?: string | undefined
  /** Blank lines between the items before the cut, or at it. */
  isLoose?: boolean | undefined
}

/** A run of top-level blocks that no later text can change. */
export interface Piece {
  start: number
  end: number
  /** Up to here the text was read to be sure of the end: while it stays, so does the piece. */
  certainAt: number
  before: Boundary
  after: Boundary
}
