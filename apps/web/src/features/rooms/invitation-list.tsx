'use client'

import type { Invitation, Paged } from '@parley/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, Mail } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { sentenceOf } from '@/lib/api-fault.ts'
import { roomsApi } from '@/lib/api-rooms.ts'
import { queryClient } from '@/lib/query-client.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { invitationsKey } from './invitations-key.ts'
import { wordsOf } from './invitation-words.ts'

type InvitationListProps = {
  chatId: string
  /** What stands here while there are none. */
  empty: string | null
  onRevoked: (invitationId: string) => void
}

/** The invitations of the room: those that can be used, then those that are over. */
export function InvitationList({ chatId, empty, onRevoked }: InvitationListProps) {
  const { data, dataUpdatedAt, error, isPending, refetch } = useQuery({
    queryKey: invitationsKey(chatId),
    queryFn: () => roomsApi.invitations(chatId),
    staleTime: 0,
  })
  useReadAgain(chatId)
  if (isPending) return <Skeleton className="h-24" />
  if (error) return <ErrorState onRetry={() => void refetch()}>{sentenceOf(error)}</ErrorState>
  const invitations = data.items.toSorted(
    (a, b) => Number(b.open) - Number(a.open) || b.createdAt - a.createdAt,
  )
  if (invitations.length === 0) return empty && <p className="text-sm text-muted-fg">{empty}</p>
  const revoke = async (invitation: Invitation) => {
    const done = await tryOrTell('Take the invitation back', () => roomsApi.revoke(chatId, invitation.id))
    if (!done) return
    onRevoked(invitation.id)
    setRevoked(chatId, invitation.id)
  }
  return (
    <section>
      <h3 className="pb-1 font-accent text-xs font-medium text-subtle-fg">Invitations</h3>
      <ul className="divide-y rounded-lg border bg-bg">
        {invitations.map((invitation) => (
          <InvitationRow
            key={invitation.id}
            invitation={invitation}
            now={dataUpdatedAt}
            onRevoke={() => void revoke(invitation)}
          />
        ))}
      </ul>
    </section>
  )
}

/** Whoever comes in may have come by one of them. */
function useReadAgain(chatId: string) {
  const people = useChatState(chatId, ({ participants }) => participants.length)
  const before = useRef(people)
  useEffect(() => {
    if (before.current === people) return
    before.current = people
    void queryClient.invalidateQueries({ queryKey: invitationsKey(chatId) })
  }, [people, chatId])
}

type InvitationRowProps = { invitation: Invitation; now: number; onRevoke: () => void }

function InvitationRow({ invitation, now, onRevoke }: InvitationRowProps) {
  const { title, detail } = wordsOf(invitation, now)
  const Icon = invitation.email === null ? Link : Mail
  return (
    <li className="flex min-h-12 items-center gap-2.5 px-3 py-2">
      <Icon aria-hidden className="size-4 shrink-0 text-subtle-fg" />
      <span className="min-w-0 flex-1">
        <span className={cn('block truncate text-sm', !invitation.open && 'text-muted-fg line-through')}>
          {title}
        </span>
        <span className="block text-xs text-muted-fg first-letter:uppercase">{detail}</span>
      </span>
      {invitation.open && (
        <Button
          size="sm"
          variant="ghost"
          aria-label={`Take back: ${title}`}
          className="-mr-2 pointer-coarse:-mr-3"
          onClick={onRevoke}
        >
          Take back
        </Button>
      )}
    </li>
  )
}

const setRevoked = (chatId: string, id: string) =>
  queryClient.setQueryData<Paged<Invitation>>(
    invitationsKey(chatId),
    (list) =>
      list && {
        ...list,
        items: list.items.map((one) =>
          one.id === id ? { ...one, open: false, revokedAt: Date.now() } : one,
        ),
      },
  )
