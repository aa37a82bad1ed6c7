'use client'

import { CircleAlert } from 'lucide-react'
import { takeBack } from '@/features/composer/take-back.ts'
import type { OutboxEntry } from '@/features/outbox/entry.ts'
import { discard, retry } from '@/features/outbox/outbox.ts'
import { Button } from '@/ui/button.tsx'

/** A message the server did not take, why, and what to do with it. */
export function Refused({ entry }: { entry: OutboxEntry }) {
  return (
    <div role="alert" className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-danger">
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
