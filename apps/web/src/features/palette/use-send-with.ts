'use client'

import type { Preferences, Profile } from '@parley/contracts'
import { skipToken, useQuery } from '@tanstack/react-query'
import { PROFILE_KEY } from '@/features/settings/use-profile.ts'
import { useInbox } from '@/lib/live/inbox.ts'

/** Which key sends, from whichever of the two screens knows it. */
export function useSendWith(): Preferences['sendWith'] {
  const { data: profile } = useQuery<Profile>({ queryKey: PROFILE_KEY, queryFn: skipToken })
  const live = useInbox((inbox) => inbox.profile.preferences.sendWith)
  return profile?.preferences.sendWith ?? live ?? 'enter'
}
