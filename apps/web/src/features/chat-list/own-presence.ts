'use client'

import type { Presence, ShownPresence } from '@parley/contracts'
import { changePreferences } from '@/features/settings/change-profile.ts'
import { useConnectionStatus } from '@/lib/live/connection.ts'
import { presume, useInbox } from '@/lib/live/inbox.ts'

export const SHOWN_PRESENCES: readonly { value: ShownPresence; label: string; presence: Presence }[] = [
  { value: 'auto', label: 'As I am here', presence: 'online' },
  { value: 'away', label: 'Away', presence: 'away' },
  { value: 'busy', label: 'Busy', presence: 'busy' },
  { value: 'offline', label: 'Appear offline', presence: 'offline' },
]

/** How others see oneself right now, as far as can be known here. */
export function useOwnPresence(): Presence {
  const chosen = useInbox((inbox) => inbox.profile.preferences.presence) ?? 'auto'
  const { phase } = useConnectionStatus()
  if (phase !== 'online') return 'offline'
  return chosen === 'auto' ? 'online' : chosen
}

export async function choosePresence(presence: ShownPresence) {
  const putBack = presume((inbox) => ({
    ...inbox,
    profile: { ...inbox.profile, preferences: { ...inbox.profile.preferences, presence } },
  }))
  if (!(await changePreferences('Change your status', { presence }))) putBack()
}
