'use client'

import { useInbox } from '@/lib/live/inbox.ts'
import { DayLine } from './day-line.tsx'
import { RoomRow } from './room-row.tsx'
import type { Row } from './rows.ts'

/** Rows of a room one below the other, as in the panel of a thread. */
export function RoomRows({ rows, inThread }: { rows: readonly Row[]; inThread: boolean }) {
  const ownId = useInbox((inbox) => inbox.profile.id)
  return rows.map((row, index) => {
    if (row.kind === 'new') return null
    if (row.kind === 'day') return <DayLine key={row.id} at={row.at} inThread={inThread} />
    return (
      <RoomRow
        key={row.id}
        message={row.message}
        parts={row.parts}
        alternatives={row.alternatives}
        entry={row.entry}
        goesOn={row.goesOn}
        isLast={index === rows.length - 1}
        isOwn={row.message.author.id === ownId}
        readers=""
        elsewhere=""
        reach={null}
        readBefore={null}
        inThread={inThread}
      />
    )
  })
}
