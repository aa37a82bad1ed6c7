'use client'

import { CircleAlert, Clock } from 'lucide-react'
import { discard, retry } from '@/features/outbox/outbox.ts'
import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { takeBack } from '@/features/composer/take-back.ts'
import { useConnectionStatus } from '@/lib/live/connection.ts'
import { Button } from '@/ui/button.tsx'

/** How a message that is still here is on its way to the server. */
export function Delivery({ entry }: { entry: OutboxEntry }) {
  if (entry.status === 'failed') return <Refused entry={entry} />
  return <OnItsWay entry={entry} />
}

function Refused({ entry }: { entry: OutboxEntry }) {
  return (
    <div role="alert" className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-danger">
      <span className="flex items-center gap-1.5">
        <CircleAlert aria-hidden className="size-3.5 shrink-0" />
        Not sent. {entry.reason}
      </span>
      <span className="flex gap-1">
        <Button size="sm" onClick={() => retry(entry)}>
          Retry
        </Button>
        <Button size="sm" onClick={() => takeBack(entry)}>
          Edit
        </Button>
        <Button size="sm" variant="ghost" onClick={() => discard(entry.id)}>
          Discard
        </Button>
      </span>
    </div>
  )
}

function OnItsWay({ entry }: { entry: OutboxEntry }) {
  const { phase } = useConnectionStatus()
  const words = phase === 'online' ? reasonToWait(entry) : 'Waiting for the network'
  // The line is always there, so that nothing moves when the message has arrived.
  return (
    <p className="flex h-9 items-center gap-1.5 text-xs text-subtle-fg">
      {words && <Clock aria-hidden className="size-3" />}
      {words}
      {entry.status === 'waiting' && words && (
        <Button size="sm" variant="ghost" className="ml-1" onClick={() => takeBack(entry)}>
          Take back
        </Button>
      )}
    </p>
  )
}

function reasonToWait({ status, failures }: OutboxEntry): string | null {
  if (status !== 'waiting') return null
  return failures > 0 ? 'The server did not take it; trying again' : 'Sent when the answer has ended'
}
