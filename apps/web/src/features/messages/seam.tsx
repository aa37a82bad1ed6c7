'use client'

import type { Part } from '@parley/contracts'
import { ChevronRight } from 'lucide-react'

type SeamProps = { seam: Extract<Part, { type: 'seam' }> }

/** Where an answer was taken up again after a fault. */
export function Seam({ seam }: SeamProps) {
  const { reason, earlier } = seam
  const words =
    reason === 'restarted' ? 'The answer was begun again here.' : 'The answer was taken up again here.'
  if (earlier === '') return <p className={lineStyle}>{words}</p>
  return (
    <details className="group/seam my-3">
      <summary className={`${lineStyle} list-none [&::-webkit-details-marker]:hidden`}>
        <ChevronRight
          aria-hidden
          className="size-3.5 shrink-0 transition-transform group-open/seam:rotate-90"
        />
        {words} Show the earlier beginning
      </summary>
      <div className="mt-2 max-h-80 overflow-y-auto border-l-2 pl-3 text-sm wrap-anywhere whitespace-pre-wrap text-muted-fg">
        {earlier}
      </div>
    </details>
  )
}

const lineStyle = 'flex items-center gap-1.5 text-xs text-subtle-fg hover:text-fg'
