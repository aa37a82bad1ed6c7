import type { Profile } from '@parley/contracts'
import { rememberPerson } from '@/lib/known-person.ts'
import { setTheme } from '@/lib/theme.ts'
import { localPath } from './local-path.ts'

const AFTER_LOGIN = '/chat'

/** Somebody is logged in: this browser is theirs now, and they go where they were heading. */
export function arrive({ id, preferences }: Profile, next: string | null) {
  rememberPerson(id)
  if (preferences.theme !== 'system') setTheme(preferences.theme)
  location.replace(localPath(next, AFTER_LOGIN))
}

export const nextInAddress = (): string | null => new URLSearchParams(location.search).get('next')

/** The address of another of these pages, which keeps where somebody was heading. */
export const onwards = (path: string, next: string | null): string =>
  next === null ? path : `${path}?next=${encodeURIComponent(next)}`
