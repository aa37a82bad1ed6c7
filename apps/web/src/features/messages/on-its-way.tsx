'use client'

import { Clock } from 'lucide-react'
import { takeBack } from '@/features/composer/take-back.ts'
import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { useConnectionStatus } from '@/lib/live/connection.ts'
import { Button } from '@/ui/button.tsx'

/** Why a message is still here and not at the server, while that takes longer than a moment. */
export function OnItsWay({ entry }: { entry: OutboxEntry }) {
  const { phase } = useConnectionStatus()
  const words =
    phase === 'online' ? reasonToWait(entry) : entry.status !== 'sent' && 'Waiting for the network'
  if (!words || entry.status === 'failed') return null
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-xs text-subtle-fg">
      <Clock aria-hidden className="size-3 shrink-0" />
      <span className="truncate">{words}</span>
      {entry.status === 'waiting' && (
        <Button size="sm" variant="ghost" onClick={() => takeBack(entry)}>
          Take back
        </Button>
      )}
    </span>
  )
}

function reasonToWait({ status, failures }: OutboxEntry): string | null {
  if (status !== 'waiting') return null
  return failures > 0 ? 'Not taken yet; trying again' : 'Sent when the answer has ended'
}
