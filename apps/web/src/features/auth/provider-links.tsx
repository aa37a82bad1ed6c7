import type { AuthOptions } from '@parley/contracts'
import { buttonVariants } from '@/ui/button-variants.ts'
import { cn } from '@/ui/cn.ts'
import { ProviderMark } from './provider-mark.tsx'
import { onwards } from './arrive.ts'

type ProviderLinksProps = { providers: AuthOptions['providers']; next: string | null }

/** Logging in with an account one has elsewhere. */
export function ProviderLinks({ providers, next }: ProviderLinksProps) {
  if (providers.length === 0) return null
  return (
    <div className="mt-6 flex flex-col gap-3">
      <p className="flex items-center gap-3 text-xs text-muted-fg before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        or
      </p>
      {providers.map(({ id, name }) => (
        <a key={id} href={loginPath(id, next)} className={cn(buttonVariants({ size: 'lg' }), 'w-full')}>
          <ProviderMark id={id} />
          Continue with {name}
        </a>
      ))}
    </div>
  )
}

const loginPath = (id: string, next: string | null): string =>
  `/api/auth/oauth/${id}?next=${encodeURIComponent(onwards('/auth/continue', next))}`
