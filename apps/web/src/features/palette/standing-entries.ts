import { BookOpen, LogOut, Monitor, Moon, Settings, Sun, Terminal, type LucideIcon } from 'lucide-react'
import { chooseTheme } from '@/features/settings/choose-theme.ts'
import { SECTIONS } from '@/features/settings/sections.ts'
import { THEME_NAMES } from '@/features/settings/theme-names.ts'
import { signOut } from '@/lib/sign-out.ts'
import { THEMES, type Theme } from '@/lib/theme.ts'
import type { Entry } from './entry.ts'

/** What is there on every page. */
export const standingEntries = (theme: Theme, goTo: (path: string) => void): Entry[] => [
  ...themeEntries(theme),
  ...settingsEntries(goTo),
  { id: 'api', title: 'API documentation', group: 'Settings', Icon: BookOpen, run: () => goTo('/api/docs') },
  {
    id: 'log-out',
    title: 'Log out',
    keywords: 'sign leave',
    group: 'Settings',
    Icon: LogOut,
    run: () => void signOut(),
  },
]

const settingsEntries = (goTo: (path: string) => void): Entry[] =>
  SECTIONS.map(({ id, title }) => ({
    id: `settings.${id}`,
    title: `Settings: ${title}`,
    keywords: 'preferences options',
    group: 'Settings',
    Icon: Settings,
    run: () => goTo(`/settings#${id}`),
  }))

const ICONS: Record<Theme, LucideIcon> = { system: Monitor, light: Sun, dark: Moon, terminal: Terminal }

const themeEntries = (chosen: Theme): Entry[] =>
  THEMES.map((theme) => ({
    id: `theme.${theme}`,
    title: `Theme: ${THEME_NAMES[theme]}`,
    keywords: 'colours appearance mode',
    group: 'Theme',
    Icon: ICONS[theme],
    ...(theme === chosen && { note: 'chosen' }),
    run: () => void chooseTheme(theme),
  }))
