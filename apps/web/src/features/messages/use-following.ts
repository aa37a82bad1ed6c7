'use client'

import { useEffect, useState } from 'react'
import type { Row } from './rows.ts'

/** Counts what has come below since the reader left the end, and follows what they say themselves. */
export function useFollowing(
  rows: readonly Row[],
  isStuck: boolean,
  ownId: string | undefined,
  stick: () => void,
) {
  const last = rows.at(-1)
  const [seen, setSeen] = useState(last?.id)
  if (isStuck && seen !== last?.id) setSeen(last?.id)

  const said = last?.kind === 'message' && last.entry?.personId === ownId ? last.id : undefined
  useEffect(() => {
    if (said !== undefined) stick()
    // oxlint-disable-next-line react/exhaustive-deps -- once for each message said
  }, [said])

  const place = rows.findIndex(({ id }) => id === seen)
  const unseen =
    isStuck || place === -1 ? 0 : rows.slice(place + 1).filter(({ kind }) => kind === 'message').length
  return { unseen }
}
