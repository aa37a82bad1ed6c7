import type { ReactNode } from 'react'

type RowProps = { title: ReactNode; detail?: ReactNode; children?: ReactNode }

/** One thing of a list: what it is, and at the far end what can be done with it. */
export function Row({ title, detail, children }: RowProps) {
  return (
    <div className="flex min-h-14 items-center gap-3 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-medium">{title}</div>
        {detail && <div className="mt-0.5 text-xs wrap-anywhere text-muted-fg">{detail}</div>}
      </div>
      {children}
    </div>
  )
}

export const Rows = ({ children }: { children: ReactNode }) => (
  <div className="divide-y rounded-lg border bg-card">{children}</div>
)
