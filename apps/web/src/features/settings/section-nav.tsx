'use client'

import { useEffect, useRef } from 'react'
import { cn } from '@/ui/cn.ts'
import { SECTIONS, type SectionId } from './sections.ts'
import { useSectionInSight } from './use-section-in-sight.ts'

/** The way around: beside the sections on wide screens, a row above them on narrow ones. */
export function SectionNav() {
  const inSight = useSectionInSight()
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    if (list.current) showLinkTo(inSight, list.current)
  }, [inSight])
  return (
    <nav
      aria-label="Settings"
      className="max-md:sticky max-md:top-0 max-md:z-10 max-md:border-b max-md:bg-bg"
    >
      <ul
        ref={list}
        className="flex gap-1 max-md:overflow-x-auto max-md:px-4 max-md:py-2 md:sticky md:top-10 md:flex-col"
      >
        {SECTIONS.map(({ id, title }) => (
          <li key={id} className="shrink-0">
            <a
              href={`#${id}`}
              aria-current={id === inSight ? 'true' : undefined}
              className={cn(
                'flex h-8 items-center rounded-md px-3 font-accent text-sm text-muted-fg transition-colors pointer-coarse:h-10',
                'hover:bg-fg/8 hover:text-fg aria-[current]:bg-fg/8 aria-[current]:font-medium aria-[current]:text-fg',
              )}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** In the row of a narrow screen the link may be out of sight; only the row moves, never the page. */
function showLinkTo(id: SectionId, list: HTMLUListElement) {
  const link = list.querySelector<HTMLElement>(`[href='#${id}']`)
  if (link) list.scrollTo({ left: link.offsetLeft - list.clientWidth / 3 })
}
