import type { ReactNode } from 'react'

type AuthPageProps = {
  title: string
  /** Says in a line or two what happens here. Its room is kept while it is not known yet. */
  lead: ReactNode
  children: ReactNode
  /** The ways to the neighbouring pages. */
  footer?: ReactNode
}

export function AuthPage({ title, lead, children, footer }: AuthPageProps) {
  return (
    <>
      <h1 className="font-accent text-xl font-semibold tracking-tight">{title}</h1>
      <div className="mt-2 mb-8 min-h-12 text-base text-balance text-muted-fg">{lead}</div>
      {children}
      {footer && <div className="mt-8 min-h-5 text-sm text-muted-fg">{footer}</div>}
    </>
  )
}
