'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { agentsApi } from '@/lib/api-agents.ts'
import { isUnauthenticated } from '@/lib/api-fault.ts'
import { queryClient } from '@/lib/query-client.ts'
import { askToLogIn } from '@/lib/sign-out.ts'

const AGENTS_KEY = ['agents']

/** The agents one may use, by pages. Who is not logged in is asked to. */
export function useAgents(isMine: boolean) {
  const pages = useInfiniteQuery({
    queryKey: [...AGENTS_KEY, 'pages', { mine: isMine }],
    queryFn: ({ pageParam, signal }) =>
      agentsApi.list({ mine: isMine, ...(pageParam !== null && { cursor: pageParam }) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  })
  const isNobody = isUnauthenticated(pages.error)
  useEffect(() => {
    if (isNobody) askToLogIn()
  }, [isNobody])
  return { ...pages, agents: (pages.data?.pages ?? []).flatMap((page) => page.items) }
}

/** Lists are read again, wherever they are shown. */
export const refreshAgents = () => queryClient.invalidateQueries({ queryKey: AGENTS_KEY })
