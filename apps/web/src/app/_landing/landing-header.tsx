import { buttonVariants } from '@/ui/button-variants.ts'
import { cn } from '@/ui/cn.ts'
import { Logo } from '@/ui/logo.tsx'

export function LandingHeader() {
  return (
    <header className="mx-auto flex h-16 w-full max-w-6xl items-center justify-between gap-4 px-4 sm:px-8">
      <Logo />
      <nav aria-label="Account" className="-mr-3 flex items-center gap-1">
        <a href="/api/docs" className={cn(buttonVariants({ variant: 'ghost' }), 'max-sm:hidden')}>
          API
        </a>
        <a href="/auth/login" className={cn(buttonVariants({ variant: 'ghost' }), 'signed-in:hidden')}>
          Log in
        </a>
        <a href="/chat" className={cn(buttonVariants({ variant: 'ghost' }), 'hidden signed-in:inline-flex')}>
          Open chat
        </a>
      </nav>
    </header>
  )
}
