'use client'

import { useSyncExternalStore } from 'react'
import { THEME_COLORS, THEME_KEY, type ResolvedTheme } from './theme-boot.ts'

export type Theme = ResolvedTheme | 'system'
export type { ResolvedTheme }

export const THEMES: readonly Theme[] = ['system', 'light', 'dark', 'terminal']

/** What the person chose, `system` when they chose nothing. */
export const useTheme = (): Theme => useSyncExternalStore(subscribe, chosenTheme, () => 'system')

/** What is on screen, for code that must know it (syntax colours, diagrams). */
export const useResolvedTheme = (): ResolvedTheme =>
  useSyncExternalStore(subscribe, resolvedTheme, () => 'light')

export function setTheme(theme: Theme) {
  remember(theme)
  applyTheme()
}

export function chosenTheme(): Theme {
  const stored = storedTheme()
  return stored !== null && isResolved(stored) ? stored : 'system'
}

export function resolvedTheme(): ResolvedTheme {
  const chosen = chosenTheme()
  if (chosen !== 'system') return chosen
  return prefersDark().matches ? 'dark' : 'light'
}

const listeners = new Set<() => void>()

// Private windows may refuse storage; the choice then lasts as long as the page.
let unsaved: Theme | null = null

function remember(theme: Theme) {
  unsaved = theme
  try {
    localStorage.setItem(THEME_KEY, theme)
    unsaved = null
  } catch {}
}

function storedTheme(): string | null {
  if (unsaved !== null) return unsaved
  try {
    return localStorage.getItem(THEME_KEY)
  } catch {
    return null
  }
}

function applyTheme() {
  const theme = resolvedTheme()
  document.documentElement.dataset['theme'] = theme
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', THEME_COLORS[theme])
  tellListeners()
}

function tellListeners() {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  if (listeners.size === 0) follow()
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) unfollow()
  }
}

// The boot script restyles the page for other tabs and for the system; here React only hears of it.
function follow() {
  window.addEventListener('storage', tellListeners)
  prefersDark().addEventListener('change', tellListeners)
}

function unfollow() {
  window.removeEventListener('storage', tellListeners)
  prefersDark().removeEventListener('change', tellListeners)
}

const prefersDark = () => matchMedia('(prefers-color-scheme: dark)')

const isResolved = (value: string): value is ResolvedTheme => Object.hasOwn(THEME_COLORS, value)
