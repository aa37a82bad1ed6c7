import { useEffect, useState } from 'react'
import type { Group } from './document/groups.ts'
import { readerOf, rest, wake } from './rested-readers.ts'

/** The groups of blocks to show now for a text; comes back by itself while some of it is still to be read. */
export function useGroups(text: string, isStreaming: boolean): Group[] {
  // Reading depends on the clock, so each render must ask anew.
  'use no memo'
  const [reader] = useState(() => readerOf(text))
  const [, setTurn] = useState(0)
  useEffect(() => {
    wake(reader)
    return () => rest(reader)
  }, [reader])
  const { groups, nextInMs } = reader.read(text, isStreaming)
  useEffect(() => {
    if (nextInMs === null) return undefined
    const timer = setTimeout(() => setTurn((turn) => turn + 1), nextInMs)
    return () => clearTimeout(timer)
  })
  return groups
}
