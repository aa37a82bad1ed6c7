'use client'
'use no memo'

import { useLayoutEffect, useState } from 'react'
import type { Row } from './rows.ts'

/** Whether this rendering puts rows above those shown before: then the place is to be kept from the end. */
export function usePrepended(rows: readonly Row[]): boolean {
  const [shown] = useState(rememberFirst)
  useLayoutEffect(() => shown.remember(rows))
  return shown.hasMoreAbove(rows)
}

function rememberFirst() {
  let first: string | undefined
  return {
    remember(rows: readonly Row[]) {
      first = firstMessage(rows)
    },
    hasMoreAbove: (rows: readonly Row[]): boolean =>
      first !== undefined && first !== firstMessage(rows) && rows.some(({ id }) => id === first),
  }
}

const firstMessage = (rows: readonly Row[]): string | undefined =>
  rows.find(({ kind }) => kind === 'message')?.id
