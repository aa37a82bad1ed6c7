'use client'

import type { Preferences } from '@parley/contracts'
import { useEffect } from 'react'
import { AboutSection } from './about-section.tsx'
import { ChatSection } from './chat-section.tsx'
import { ModelsSection } from './models-section.tsx'
import { goToAnchor, LATER_SECTIONS } from './sections.ts'
import { ShortcutsSection } from './shortcuts-section.tsx'
import { UsageSection } from './usage-section.tsx'

/** What is below the first screen. */
export function LaterSections({ preferences, version }: { preferences: Preferences; version: string }) {
  useEffect(() => goToAnchor(LATER_SECTIONS), [])
  return (
    <>
      <ChatSection preferences={preferences} />
      <ModelsSection />
      <UsageSection />
      <ShortcutsSection />
      <AboutSection version={version} />
    </>
  )
}
