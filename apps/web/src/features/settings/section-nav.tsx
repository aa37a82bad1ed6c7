'use client'

import { cn } from '@/ui/cn.ts'
import { SECTIONS } from './sections.ts'
import { useSectionInSight } from './use-section-in-sight.ts'

/** The way around: beside the sections on wide screens, a row above them on narrow ones. */
export function SectionNav() {
  const inSight = useSectionInSight()
  return (
    <nav
      aria-label="Settings"
      className="max-md:sticky max-md:top-0 max-md:z-10 max-md:border-b max-md:bg-bg"
    >
      <ul className="flex gap-1 max-md:overflow-x-auto max-md:px-4 max-md:py-2 md:sticky md:top-10 md:flex-col">
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
