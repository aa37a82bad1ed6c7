'use client'

import type { Paged, SessionInfo } from '@parley/contracts'
import { useQuery } from '@tanstack/react-query'
import { queryClient } from '@/lib/query-client.ts'
import { signOut } from '@/lib/sign-out.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { toast } from '@/ui/toaster.tsx'
import { settingsApi } from './settings-api.ts'

export const SESSIONS_KEY = ['sessions']

/** The places where one is logged in: this one first, then as they were last used. */
export function useSessions() {
  const { data, dataUpdatedAt, error, refetch, isPending } = useQuery({
    queryKey: SESSIONS_KEY,
    queryFn: settingsApi.sessions,
    staleTime: 0,
    refetchOnWindowFocus: true,
  })
  const sessions = (data?.items ?? []).toSorted(
    (a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt - a.lastSeenAt,
  )
  return { sessions, readAt: dataUpdatedAt, error, isPending, retry: () => void refetch() }
}

export async function endSession(session: SessionInfo) {
  if (session.current) return signOut()
  await keepOnly(
    ({ id }) => id !== session.id,
    'Log that device out',
    () => settingsApi.endSession(session.id),
  )
}

/** Rejects when it is refused, so that the dialog which asked can say so. */
export async function endOtherSessions() {
  await settingsApi.endOtherSessions()
  show(({ current }) => current)
  toast.success('Every other device is logged out')
}

export async function endEverySession() {
  await settingsApi.endOtherSessions()
  await signOut()
}

async function keepOnly(stays: (session: SessionInfo) => boolean, what: string, ask: () => Promise<void>) {
  await queryClient.cancelQueries({ queryKey: SESSIONS_KEY })
  show(stays)
  if (!(await tryOrTell(what, ask))) void queryClient.invalidateQueries({ queryKey: SESSIONS_KEY })
}

const show = (stays: (session: SessionInfo) => boolean) =>
  queryClient.setQueryData<Paged<SessionInfo>>(
    SESSIONS_KEY,
    (list) => list && { ...list, items: list.items.filter(stays) },
  )
