import type { Theme } from '@/lib/theme.ts'

export const THEME_NAMES: Record<Theme, string> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  terminal: 'Terminal',
}
