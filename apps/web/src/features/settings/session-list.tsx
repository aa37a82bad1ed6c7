'use client'

import type { SessionInfo } from '@parley/contracts'
import { Laptop, Smartphone, SquareTerminal, Tablet, type LucideIcon } from 'lucide-react'
import { sentenceOf } from '@/lib/api-fault.ts'
import { Badge } from '@/ui/badge.tsx'
import { Button } from '@/ui/button.tsx'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { deviceOf, type Device } from './device-name.ts'
import { Row, Rows } from './row.tsx'
import { timeAgo } from './time-ago.ts'
import { endSession, useSessions } from './use-sessions.ts'

export function SessionList() {
  const { sessions, readAt, error, isPending, retry } = useSessions()
  if (isPending) return <Skeleton className="h-30" />
  if (error && sessions.length === 0) return <ErrorState onRetry={retry}>{sentenceOf(error)}</ErrorState>
  return (
    <Rows>
      {sessions.map((session) => (
        <SessionRow key={session.id} session={session} now={readAt} />
      ))}
    </Rows>
  )
}

const ICONS: Record<Device['kind'], LucideIcon> = {
  computer: Laptop,
  phone: Smartphone,
  tablet: Tablet,
  program: SquareTerminal,
}

function SessionRow({ session, now }: { session: SessionInfo; now: number }) {
  const { name, kind } = deviceOf(session.userAgent)
  const Icon = ICONS[kind]
  const seen = session.current ? 'In use now' : `Last used ${timeAgo(session.lastSeenAt, now)}`
  return (
    <Row
      title={
        <>
          <Icon aria-hidden className="size-4 text-muted-fg" />
          {name}
          {session.current && <Badge variant="accent">This one</Badge>}
        </>
      }
      detail={
        <span className="pl-6">
          {seen}
          {session.ip !== null && ` · ${session.ip}`}
        </span>
      }
    >
      {!session.current && (
        <Button size="sm" aria-label={`Log out ${name}`} onClick={() => void endSession(session)}>
          Log out
        </Button>
      )}
    </Row>
  )
}
