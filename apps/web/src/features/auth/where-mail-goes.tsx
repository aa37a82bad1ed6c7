import type { AuthOptions } from '@parley/contracts'

/** A server without a mailer writes its letters down; whoever runs it can read them there. */
export function WhereMailGoes({ options }: { options: AuthOptions | null }) {
  if (options?.passwordReset !== 'log') return null
  return (
    <p className="text-sm text-muted-fg">
      This server sends no e-mail yet: the link is written to the server’s log, and to{' '}
      <code className="font-mono text-xs text-fg">data/outbox/</code>. Ask whoever runs it.
    </p>
  )
}
