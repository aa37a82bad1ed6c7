import type { Metadata } from 'next'
import { buttonVariants } from '@/ui/button-variants.ts'
import { Logo } from '@/ui/logo.tsx'

export const metadata: Metadata = { title: 'Not found' }

export default function NotFoundPage() {
  return (
    <main id="main" className="flex min-h-dvh flex-col items-center justify-center gap-3 px-6 text-center">
      <Logo className="mb-6" />
      <h1 className="font-accent text-xl font-semibold">There is nothing at this address</h1>
      <p className="max-w-sm text-base text-muted-fg">
        The link may be old, or it leads to something that you cannot see with this account.
      </p>
      <div className="mt-4 flex gap-3">
        <a href="/chat" className={buttonVariants({ variant: 'primary', size: 'lg' })}>
          Open chat
        </a>
        <a href="/" className={buttonVariants({ size: 'lg' })}>
          Start page
        </a>
      </div>
    </main>
  )
}
