import type { ReactNode } from 'react'
import { Logo } from '@/ui/logo.tsx'

/** One calm column. It hangs from the top, so that nothing that comes later moves what is above it. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-104 flex-col px-6 pt-12 pb-8 sm:pt-[min(14dvh,140px)]">
      <header className="mb-10">
        <a href="/" aria-label="Parley, start page" className="inline-flex rounded-sm">
          <Logo />
        </a>
      </header>
      <main id="main" tabIndex={-1} className="outline-none">
        {children}
      </main>
      <footer className="mt-auto pt-12 text-xs text-subtle-fg">
        Self-hosted: accounts and chats are kept on this server.
      </footer>
    </div>
  )
}
