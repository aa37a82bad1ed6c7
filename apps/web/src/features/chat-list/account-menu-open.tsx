'use client'

import { Bot, Keyboard, LogOut, Settings } from 'lucide-react'
import type { ShownPresence } from '@parley/contracts'
import { useRouter } from 'next/navigation'
import { PresenceDot } from '@/features/rooms/presence-dot.tsx'
import { setPanels } from '@/lib/panels.ts'
import { signOut } from '@/lib/sign-out.ts'
import { setTheme, THEMES, useTheme, type Theme } from '@/lib/theme.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuRadioGroup,
  DropdownMenuRadioItem,
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

function PresenceChoice({ chosen }: { chosen: ShownPresence }) {
  const choose = (value: string) => {
    const next = SHOWN_PRESENCES.find((candidate) => candidate.value === value)
    if (next) void choosePresence(next.value)
  }
  return (
    <DropdownMenuRadioGroup value={chosen} onValueChange={choose}>
      <DropdownMenuLabel>How others see you</DropdownMenuLabel>
      {SHOWN_PRESENCES.map(({ value, label, presence }) => (
        <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
          <span className="inline-flex size-4 items-center justify-center">
            <PresenceDot presence={presence} isSilent />
          </span>
          {label}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  )
}

const NAMES: Record<Theme, string> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  terminal: 'Terminal',
}

function ThemeChoice() {
  const theme = useTheme()
  return (
    <DropdownMenuRadioGroup value={theme} onValueChange={choose}>
      <DropdownMenuLabel>Theme</DropdownMenuLabel>
      {THEMES.map((value) => (
        <DropdownMenuRadioItem key={value} value={value} onSelect={(event) => event.preventDefault()}>
          {NAMES[value]}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  )
}

function choose(value: string) {
  const chosen = THEMES.find((candidate) => candidate === value)
  if (chosen) setTheme(chosen)
}
