'use client'

import { useEffect, useState } from 'react'
import { afterFrame } from '@/lib/after-frame.ts'

// What was asked last and its answer, which most often fill a screen.
const FIRST_ROWS = 2

/**
 * The rows to draw at once in a list that begins at its end. The list itself draws none before it has been measured, which
 * comes a frame later; from then on it knows best.
 */
export function useFirstRows(count: number, beginsAtEnd: boolean): readonly number[] | undefined {
  const [isFirst, setFirst] = useState(beginsAtEnd)
  useEffect(() => afterFrame(() => setFirst(false)), [])
  if (!isFirst) return undefined
  return Array.from({ length: Math.min(FIRST_ROWS, count) }, (_, index) => count - 1 - index)
}
