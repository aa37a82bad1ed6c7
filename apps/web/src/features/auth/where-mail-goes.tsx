import type { AuthOptions } from '@parley/contracts'
import { cn } from '@/ui/cn.ts'

type WhereMailGoesProps = { options: AuthOptions | null; className?: string }

/** A server without a mailer writes its letters down; whoever runs it can read them there. */
export function WhereMailGoes({ options, className }: WhereMailGoesProps) {
  if (options?.passwordReset !== 'log') return null
  return (
    <p className={cn('text-sm text-pretty text-muted-fg', className)}>
      This server sends no e-mail yet: the link is written to the server’s log, and to{' '}
      <code className="font-mono text-xs text-fg">data/outbox/</code>. Ask whoever runs it.
    </p>
  )
}
