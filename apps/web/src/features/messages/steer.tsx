'use client'

import type { Part } from '@parley/contracts'
import { CornerDownRight } from 'lucide-react'

type SteerProps = { part: Extract<Part, { type: 'steer' }> }

/** What somebody asked the answer to heed from here on. */
export function Steer({ part: { by, words } }: SteerProps) {
  return (
    <p className="my-3 flex gap-2 text-sm text-muted-fg">
      <CornerDownRight aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span>
        <span className="font-medium">{by.name}:</span> {words}
      </span>
    </p>
  )
}
