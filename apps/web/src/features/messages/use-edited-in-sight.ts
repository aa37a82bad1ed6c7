'use client'

import { useEffect, useRef, type RefObject } from 'react'
import type { VirtualizerHandle } from 'virtua'
import { useMessageView } from './message-view.ts'
import type { Row } from './rows.ts'

/** Brings the message that is being changed into sight, wherever the change was asked for. */
export function useEditedInSight(rows: readonly Row[], list: RefObject<VirtualizerHandle | null>) {
  const editing = useMessageView((view) => view.editing)
  const latest = useRef(rows)
  useEffect(() => {
    latest.current = rows
  })
  useEffect(() => {
    const index = latest.current.findIndex(({ id }) => id === editing)
    if (index !== -1) list.current?.scrollToIndex(index, { align: 'nearest' })
  }, [editing, list])
}
