import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { THEME_COLORS } from '../lib/theme-boot.ts'
import { contrast, mix, themeTokens } from './theme-tokens.ts'

const TEXT_MINIMUM = 4.5 // WCAG 1.4.3
const SHAPE_MINIMUM = 3 // WCAG 1.4.11
const HOVER_TINT = 0.08 // menus and ghost buttons lay this much of --fg under what is pointed at

const SURFACES = ['bg', 'card', 'popover', 'muted']
const INKS = ['fg', 'muted-fg', 'subtle-fg', 'accent', 'danger', 'warning', 'success']

const PAIRS = [
  ...SURFACES.flatMap((surface) => INKS.map((ink) => [ink, surface] as const)),
  ...['accent', 'danger', 'warning', 'success'].flatMap((tone) => [
    [tone, `${tone}-soft`] as const,
    ['fg', `${tone}-soft`] as const,
    ['muted-fg', `${tone}-soft`] as const,
  ]),
  ['accent-fg', 'accent'],
  ['danger-fg', 'danger'],
  ['card-fg', 'card'],
  ['popover-fg', 'popover'],
  ['code-fg', 'code-bg'],
  ['subtle-fg', 'code-bg'],
  ['accent', 'code-bg'],
  ['fg', 'selection'],
  ['bg', 'fg'],
] as const

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8')

describe.each(['light', 'dark', 'terminal'] as const)('theme %s', (theme) => {
  const token = themeTokens(css, theme)

  test.each(PAIRS)('%s can be read on %s', (ink, surface) => {
    expect(contrast(token(ink), token(surface))).toBeGreaterThanOrEqual(TEXT_MINIMUM)
  })

  test.each(['fg', 'muted-fg', 'danger'])('%s can be read on what is pointed at', (ink) => {
    for (const surface of ['bg', 'card', 'popover']) {
      const tinted = mix(token('fg'), token(surface), HOVER_TINT)
      expect(contrast(token(ink), tinted)).toBeGreaterThanOrEqual(TEXT_MINIMUM)
    }
  })

  test.each(['input', 'ring', 'accent'])('the shape of %s stands out', (shape) => {
    for (const surface of ['bg', 'card', 'popover'])
      expect(contrast(token(shape), token(surface))).toBeGreaterThanOrEqual(SHAPE_MINIMUM)
  })

  test('the browser’s bars have the colour of the page', () => {
    expect(THEME_COLORS[theme]).toBe(token('bg'))
  })
})
