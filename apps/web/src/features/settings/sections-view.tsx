'use client'

import type { Profile } from '@parley/contracts'
import { useEffect, useRef, useState } from 'react'
import { soon } from '@/lib/soon.ts'
import { ErrorBoundary } from '@/ui/error-boundary.tsx'
import { later } from '@/ui/later.tsx'
import { Skeleton } from '@/ui/skeleton.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { Section } from './section.tsx'
import { goToAnchor, LATER_SECTIONS, SECTIONS } from './sections.ts'
import { SecuritySection } from './security-section.tsx'
import { whenNear } from './when-near.tsx'

const LaterSections = later(
  () => import('./later-sections.tsx').then((module) => module.LaterSections),
  Outline,
)

export function Sections({ profile, version }: { profile: Profile; version: string }) {
  const firstEnds = useRef<HTMLDivElement>(null)
  const [isWanted, setWanted] = useState(false)
  useEffect(() => {
    goToAnchor(SECTIONS)
    const want = () => setWanted(true)
    const ends = [soon(want), firstEnds.current && whenNear(firstEnds.current, '0px', want)]
    return () => ends.forEach((end) => end?.())
  }, [])
  return (
    <>
      <ProfileSection profile={profile} />
      <SecuritySection profile={profile} />
      <AppearanceSection />
      <div ref={firstEnds} />
      {!isWanted && <Outline />}
      {isWanted && (
        <ErrorBoundary region="The rest of the settings" className="py-10">
          <LaterSections preferences={profile.preferences} version={version} />
        </ErrorBoundary>
      )}
    </>
  )
}

/** Stands for what is below the first screen, so that every anchor leads somewhere. */
function Outline() {
  return LATER_SECTIONS.map(({ id }) => (
    <Section key={id} id={id}>
      <Skeleton className="h-48" />
    </Section>
  ))
}
