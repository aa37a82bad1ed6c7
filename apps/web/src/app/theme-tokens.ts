/** For tests: reads the colours of one theme out of globals.css. */
export function themeTokens(css: string, theme: string) {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? ''
  const tokens = new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex]),
  )
  return (name: string) => {
    const hex = tokens.get(name)
    if (!hex) throw new Error(`--${name} is no plain colour in the theme ${theme}`)
    return hex
  }
}

/** The contrast ratio of WCAG 2, from 1 to 21. */
export function contrast(one: string, other: string) {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** `share` of the upper colour laid over the lower one. */
export function mix(upper: string, lower: string, share: number) {
  const [over, under] = [channels(upper), channels(lower)]
  const mixed = under.map((value, index) => Math.round((over[index] ?? 0) * share + value * (1 - share)))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function luminance(hex: string) {
  const [red = 0, green = 0, blue = 0] = channels(hex).map((value) => linear(value / 255))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

const channels = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
