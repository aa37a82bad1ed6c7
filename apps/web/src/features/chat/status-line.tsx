'use client'

import { useEffect, useState } from 'react'
import type { FollowPhase } from '@parley/sdk'
import { useConnectionStatus } from '@/lib/live/connection.ts'
import { logInPath } from '@/lib/sign-out.ts'
import { StatusDot } from '@/ui/status-dot.tsx'
import { useLiveChat } from './use-chat.ts'

// An interruption that is over sooner is nobody's concern.
const QUIET_MS = 600

type Trouble = 'signed-out' | 'offline' | 'connecting' | 'catching-up'

/** How the connection is, when there is something to know; otherwise how to use the keyboard. */
export function StatusLine({ chatId, hint }: { chatId: string | null; hint: string }) {
  const trouble = useLasting(useTrouble(chatId))
  return (
    <output className="flex h-7 items-center justify-center gap-2 text-xs text-muted-fg">
      {trouble ? <TroubleWords trouble={trouble} /> : <span className="pointer-coarse:hidden">{hint}</span>}
    </output>
  )
}

function TroubleWords({ trouble }: { trouble: Trouble }) {
  switch (trouble) {
    case 'signed-out':
      return (
        <>
          <StatusDot tone="danger" />
          <span>
            You are signed out.{' '}
            <a href={logInPath()} className="text-accent underline underline-offset-2">
              Log in
            </a>{' '}
            to go on; what you wrote is kept.
          </span>
        </>
      )
    case 'offline':
      return (
        <>
          <StatusDot tone="warning" /> Offline. What you write is kept and sent later.
        </>
      )
    case 'connecting':
      return (
        <>
          <StatusDot tone="warning" pulse /> Connecting…
        </>
      )
    case 'catching-up':
      return (
        <>
          <StatusDot tone="accent" pulse /> Catching up…
        </>
      )
    default:
      return trouble satisfies never
  }
}

function useTrouble(chatId: string | null): Trouble | null {
  const { phase } = useConnectionStatus()
  const followed = useLiveChat(chatId ?? '', (chat): FollowPhase => chat.phase)
  if (phase !== 'online') return phase
  return followed === 'catching-up' ? 'catching-up' : null
}

/** The trouble, once it has lasted; none as soon as it is over. */
function useLasting(trouble: Trouble | null): Trouble | null {
  const [lasting, setLasting] = useState<Trouble | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setLasting(trouble), trouble === null ? 0 : QUIET_MS)
    return () => clearTimeout(timer)
  }, [trouble])
  return trouble === null ? null : lasting
}
