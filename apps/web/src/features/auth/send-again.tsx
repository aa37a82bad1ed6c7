'use client'

import { useState } from 'react'
import { Button } from '@/ui/button.tsx'
import { authApi } from './auth-api.ts'
import { faultOf } from './fault.ts'

type State = { kind: 'idle' | 'sending' | 'sent' } | { kind: 'failed'; reason: string | null }

/** Asks for the link that confirms an address once more. */
export function SendAgain({ email, size = 'sm' }: { email: string; size?: 'sm' | 'md' }) {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const send = () => {
    setState({ kind: 'sending' })
    authApi.sendVerification(email).then(
      () => setState({ kind: 'sent' }),
      (error: unknown) => setState({ kind: 'failed', reason: faultOf(error).summary }),
    )
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-y-2">
      <Button size={size} loading={state.kind === 'sending'} disabled={state.kind === 'sent'} onClick={send}>
        Send again
      </Button>
      <output className="text-xs text-muted-fg not-empty:ml-2">
        {state.kind === 'sent' && 'It is on its way.'}
        {state.kind === 'failed' && (state.reason ?? 'That did not work.')}
      </output>
    </span>
  )
}
