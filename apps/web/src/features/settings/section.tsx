import type { ReactNode } from 'react'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { SECTIONS, type SectionId } from './sections.ts'

type SectionProps = { id: SectionId; lead?: ReactNode; children: ReactNode }

export function Section({ id, lead, children }: SectionProps) {
  const title = SECTIONS.find((section) => section.id === id)?.title ?? id
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-20 border-b py-10 first:pt-0 last:border-b-0 md:scroll-mt-10"
    >
      <h2 id={`${id}-title`} className="font-accent text-lg font-semibold">
        {title}
      </h2>
      {lead && <p className="mt-1 max-w-prose text-sm text-pretty text-muted-fg">{lead}</p>}
      <div className="mt-6 flex flex-col gap-6">
        <ErrorBoundary region={title}>{children}</ErrorBoundary>
      </div>
    </section>
  )
}
