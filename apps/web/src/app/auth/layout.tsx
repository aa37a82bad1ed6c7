import type { ReactNode } from 'react'
import { Logo } from '@/ui/logo.tsx'

/** One calm column. It hangs from the top, so that nothing that comes later moves what is above it. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-104 flex-col px-6 pt-[max(24px,min(14dvh,140px))] pb-8">
      <a href="/" aria-label="Parley, start page" className="mb-10 w-fit rounded-sm">
        <Logo />
      </a>
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <p className="mt-auto pt-12 text-xs text-subtle-fg">
        This workspace is hosted by the people who run it; what you write stays on their server.
      </p>
    </div>
  )
}
