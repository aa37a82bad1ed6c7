'use client'

import { LogOut } from 'lucide-react'
import { PaletteHost } from '@/features/palette/palette-host.tsx'
import { useShortcuts } from '@/lib/actions.ts'
import { signOut } from '@/lib/sign-out.ts'
import { Button } from '@/ui/button.tsx'
import { Toaster } from '@/ui/toaster.tsx'
import { BackToChats } from './back-to-chats.tsx'
import { SectionNav } from './section-nav.tsx'
import { SettingsContent } from './settings-content.tsx'
import { useSettingsActions } from './use-settings-actions.ts'

/** The whole of /settings. */
export function SettingsScreen({ version }: { version: string }) {
  useShortcuts()
  useSettingsActions()
  return (
    <div className="mx-auto min-h-dvh w-full max-w-4xl pb-[max(24px,env(safe-area-inset-bottom))]">
      <SettingsHeader />
      <div className="md:grid md:grid-cols-[176px_minmax(0,1fr)] md:gap-12 md:px-6 md:pt-4">
        <SectionNav />
        <main id="main" tabIndex={-1} className="px-4 pt-8 outline-none md:p-0">
          <SettingsContent version={version} />
        </main>
      </div>
      <PaletteHost />
      <Toaster />
    </div>
  )
}

const SettingsHeader = () => (
  <header className="flex items-center gap-3 px-4 pt-4 pb-2 md:px-6 md:pt-10 md:pb-6">
    <BackToChats />
    <h1 className="font-accent text-lg font-semibold md:text-xl">Settings</h1>
    <Button variant="ghost" className="-mr-3 ml-auto" onClick={() => void signOut()}>
      <LogOut aria-hidden />
      Log out
    </Button>
  </header>
)
