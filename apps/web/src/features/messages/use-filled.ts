'use client'

import { useEffect, useState } from 'react'
import type { Rows } from './rows.ts'
import { loadBranch } from './verbs.ts'

/**
 * The rows to show. When the chat has gone to a branch of which nothing is here yet, that is loaded, and what was shown
 * stays until it has come.
 */
export function useFilled(chatId: string, now: Rows): Rows {
  const isMissing =
    now.hasEarlier && !now.rows.some(({ kind, id }) => kind === 'message' && !isPending(now, id))
  const [before, setBefore] = useState(now)
  if (!isMissing && before !== now && before.rows.at(-1)?.id !== now.rows.at(-1)?.id) setBefore(now)
  useEffect(() => {
    if (isMissing) void loadBranch(chatId).catch(() => {})
  }, [isMissing, chatId])
  return isMissing ? before : now
}

const isPending = ({ rows }: Rows, id: string): boolean =>
  rows.some((row) => row.kind === 'message' && row.id === id && row.entry !== null)
