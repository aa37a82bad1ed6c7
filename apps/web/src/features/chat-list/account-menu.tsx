'use client'

import { ChevronsUpDown, Keyboard, LogOut, Settings } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useInbox } from '@/lib/live/inbox.ts'
import { setPanels } from '@/lib/panels.ts'
import { signOut } from '@/lib/sign-out.ts'
import { setTheme, THEMES, useTheme, type Theme } from '@/lib/theme.ts'
import { Avatar } from '@/ui/avatar.tsx'
import { Button } from '@/ui/button.tsx'
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
import { Skeleton } from '@/ui/skeleton.tsx'

export function AccountMenu() {
  const profile = useInbox((inbox) => inbox.profile)
  const router = useRouter()
  if (!profile) return <Skeleton className="m-2 h-5 w-32" />
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          variant="ghost"
          className="h-10 justify-start px-2 text-fg"
          aria-label={`Account of ${profile.name}`}
        >
          <Avatar name={profile.name} seed={profile.id} size="sm" />
          <span className="truncate">{profile.name}</span>
          <ChevronsUpDown aria-hidden className="ml-auto text-muted-fg" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        <DropdownMenuLabel className="truncate">{profile.email}</DropdownMenuLabel>
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
