'use client'

import type { HandleAnswer } from '@parley/contracts'
import { useQuery } from '@tanstack/react-query'
import { useSettled } from '@/features/chat-list/use-settled.ts'
import { peopleApi } from '@/lib/api-people.ts'

const AFTER_TYPING_MS = 300

/** Whether a handle can be had, as soon as one pauses in typing it. One’s own need not be asked about. */
export function useHandleAnswer(value: string, own: string | null) {
  const asked = useSettled(value, AFTER_TYPING_MS)
  const isWorthAsking = value !== '' && value !== own
  const isSettled = asked === value
  const { data, isFetching } = useQuery<HandleAnswer>({
    queryKey: ['handle', asked],
    queryFn: ({ signal }) => peopleApi.handle(asked, signal),
    enabled: isWorthAsking && isSettled,
    staleTime: 0,
    retry: false,
  })
  return {
    answer: isWorthAsking && isSettled ? data : undefined,
    isAsking: isWorthAsking && (!isSettled || isFetching),
  }
}
