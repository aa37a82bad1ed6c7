'use client'

import type { Profile } from '@parley/contracts'
import { useDeferredValue, useEffect, useState, type ComponentType } from 'react'
import { sentenceOf } from '@/lib/api-fault.ts'
import { ErrorState } from '@/ui/error-state.tsx'
import { SettingsSkeleton } from './settings-skeleton.tsx'
import { useProfile } from './use-profile.ts'

type SectionsView = ComponentType<{ profile: Profile; version: string }>

/** The sections and whose settings they show: both are on their way while the skeleton stands for them. */
export function SettingsContent({ version }: { version: string }) {
  const { profile, error, retry, isFetching } = useProfile()
  const [View, setView] = useState<SectionsView | null>(null)
  const [isLost, setLost] = useState(false)

  useEffect(() => {
    if (isLost) return
    import('./sections-view.tsx').then(
      (module) => setView(() => module.Sections),
      () => setLost(true),
    )
  }, [isLost])

  // What is drawn for the first time is much: deferred, it is drawn in slices, and the page answers in between.
  const isDrawn = useDeferredValue(View !== null && profile !== undefined)

  const again = () => {
    setLost(false)
    retry()
  }
  if (isDrawn && View && profile) return <View profile={profile} version={version} />
  if (!isLost && !error) return <SettingsSkeleton />
  return (
    <ErrorState title="The settings could not be read" onRetry={again} retrying={isFetching}>
      {error ? sentenceOf(error) : 'The server cannot be reached right now.'}
    </ErrorState>
  )
}
