'use no memo'
'use client'

import { useLayoutEffect, useRef } from 'react'
import type { Row } from './rows.ts'

/** Whether this rendering puts rows above those shown before: then the place is to be kept from the end. */
export function usePrepended(rows: readonly Row[]): boolean {
  const first = firstMessage(rows)
  const shown = useRef(first)
  useLayoutEffect(() => {
    shown.current = first
  })
  const before = shown.current
  return before !== undefined && first !== before && rows.some(({ id }) => id === before)
}

const firstMessage = (rows: readonly Row[]): string | undefined =>
  rows.find(({ kind }) => kind === 'message')?.id
