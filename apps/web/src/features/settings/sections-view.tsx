'use client'

import type { Profile } from '@parley/contracts'
import { useEffect } from 'react'
import { AboutSection } from './about-section.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { ChatSection } from './chat-section.tsx'
import { ModelsSection } from './models-section.tsx'
import { ProfileSection } from './profile-section.tsx'
import { SecuritySection } from './security-section.tsx'
import { ShortcutsSection } from './shortcuts-section.tsx'
import { UsageSection } from './usage-section.tsx'

export function Sections({ profile, version }: { profile: Profile; version: string }) {
  useEffect(goToAnchor, [])
  return (
    <>
      <ProfileSection profile={profile} />
      <SecuritySection profile={profile} />
      <AppearanceSection />
      <ChatSection preferences={profile.preferences} />
      <ModelsSection />
      <UsageSection />
      <ShortcutsSection />
      <AboutSection version={version} />
    </>
  )
}

/** The browser looked for the anchor before there was anything to find. */
function goToAnchor() {
  const id = location.hash.slice(1)
  if (id !== '') document.getElementById(id)?.scrollIntoView()
}
