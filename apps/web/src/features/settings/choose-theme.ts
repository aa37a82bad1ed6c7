import { chosenTheme, setTheme, type Theme } from '@/lib/theme.ts'
import { changePreferences } from './change-profile.ts'

/** Shows the theme at once, here, and keeps it for every other device of this person. */
export async function chooseTheme(theme: Theme) {
  const before = chosenTheme()
  setTheme(theme)
  const saved = await changePreferences('Change the theme', { theme })
  if (!saved && chosenTheme() === theme) setTheme(before)
}
