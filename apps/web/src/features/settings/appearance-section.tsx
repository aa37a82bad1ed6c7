'use client'

import { THEMES, useTheme, type Theme } from '@/lib/theme.ts'
import { Choice } from './choice.tsx'
import { chooseTheme } from './choose-theme.ts'
import { Section } from './section.tsx'
import { ThemePicture } from './theme-picture.tsx'
import { THEME_NAMES } from './theme-names.ts'

export function AppearanceSection() {
  const chosen = useTheme()
  return (
    <Section id="appearance" lead="Shown at once, and on your other devices when you log in there.">
      <fieldset>
        <legend className="sr-only">Theme</legend>
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
          {THEMES.map((theme) => (
            <Choice
              key={theme}
              name="theme"
              value={theme}
              isChosen={theme === chosen}
              onChoose={() => void chooseTheme(theme)}
              className="overflow-hidden"
            >
              <span className="relative block h-24 border-b">
                <Picture theme={theme} />
              </span>
              <span className="block px-3 py-2 font-accent text-sm font-medium">{THEME_NAMES[theme]}</span>
            </Choice>
          ))}
        </div>
      </fieldset>
    </Section>
  )
}

function Picture({ theme }: { theme: Theme }) {
  if (theme !== 'system') return <ThemePicture theme={theme} />
  return (
    <>
      {/* Each is cut, beyond its edges: the light one would shine through at the corner and along a cut at the edge. */}
      <ThemePicture theme="light" className="[clip-path:polygon(-1%_-1px,63%_-1px,39%_101%,-1%_101%)]" />
      <ThemePicture
        theme="dark"
        className="absolute inset-0 [clip-path:polygon(62%_-1px,101%_-1px,101%_101%,38%_101%)]"
      />
    </>
  )
}
