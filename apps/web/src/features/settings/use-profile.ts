'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '@/lib/api.ts'
import { isUnauthenticated } from '@/lib/api-fault.ts'
import { askToLogIn } from '@/lib/sign-out.ts'

export const PROFILE_KEY = ['profile']

/** Who is logged in, as the server knows them now. Who is not is asked to log in. */
export function useProfile() {
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: PROFILE_KEY,
    queryFn: api.profile,
    staleTime: 0,
    refetchOnWindowFocus: true,
  })
  const isNobody = isUnauthenticated(error)
  useEffect(() => {
    if (isNobody) askToLogIn()
  }, [isNobody])
  return { profile: data, error: isNobody ? null : error, retry: () => void refetch(), isFetching }
}
