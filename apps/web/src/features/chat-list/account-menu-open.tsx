'use client'

import { Bot, Keyboard, LogOut, Settings } from 'lucide-react'
import type { ShownPresence } from '@parley/contracts'
import { useRouter } from 'next/navigation'
import { PresenceDot } from '@/features/rooms/presence-dot.tsx'
import { THEME_NAMES } from '@/features/settings/theme-names.ts'
import { setPanels } from '@/lib/panels.ts'
import { signOut } from '@/lib/sign-out.ts'
import { setTheme, THEMES, useTheme } from '@/lib/theme.ts'
import {
  DropdownMenu,
  DropdownMenuChoice,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/ui/dropdown-menu.tsx'
import { AccountButton, type AccountMenuProps } from './account-menu.tsx'
import { choosePresence, SHOWN_PRESENCES } from './own-presence.ts'

export function AccountMenuOpen({ profile, defaultOpen }: AccountMenuProps & { defaultOpen: boolean }) {
  const router = useRouter()
  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>
        <AccountButton profile={profile} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        <DropdownMenuLabel className="truncate">{profile.email}</DropdownMenuLabel>
        <PresenceChoice chosen={profile.preferences.presence} />
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => router.push('/agents')}>
          <Bot aria-hidden /> Agents
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => router.push('/settings')}>
          <Settings aria-hidden /> Settings
        </DropdownMenuItem>
        <DropdownMenuItem onSelect={() => setPanels({ shortcutsOpen: true })} shortcut="?">
          <Keyboard aria-hidden /> Keyboard shortcuts
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <ThemeChoice />
        <DropdownMenuSeparator />
        <DropdownMenuItem onSelect={() => void signOut()}>
          <LogOut aria-hidden /> Log out
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

const PRESENCES = SHOWN_PRESENCES.map(({ value, label, presence }) => ({
  value,
  label: (
    <>
      <span className="inline-flex size-4 items-center justify-center">
        <PresenceDot presence={presence} isSilent />
      </span>
      {label}
    </>
  ),
}))

const PresenceChoice = ({ chosen }: { chosen: ShownPresence }) => (
  <DropdownMenuChoice
    label="How others see you"
    value={chosen}
    choices={PRESENCES}
    onChoose={(presence) => void choosePresence(presence)}
    staysOpen
  />
)

const THEME_CHOICES = THEMES.map((value) => ({ value, label: THEME_NAMES[value] }))

const ThemeChoice = () => (
  <DropdownMenuChoice
    label="Theme"
    value={useTheme()}
    choices={THEME_CHOICES}
    onChoose={setTheme}
    staysOpen
  />
)
