/** A chord as in `mod+shift+o`: `mod` is ⌘ on Apple's machines and Ctrl elsewhere; the last part is the key. */
export type Chord = string

type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'metaKey' | 'ctrlKey' | 'altKey' | 'shiftKey'>

export function matches(chord: Chord, event: Keys, apple = isApple()): boolean {
  const parts = chord.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (name: string) => parts.includes(name, 0) && parts.indexOf(name) < parts.length - 1
  const [mod, other] = apple ? [event.metaKey, event.ctrlKey] : [event.ctrlKey, event.metaKey]
  if (mod !== wants('mod') || other || event.altKey !== wants('alt')) return false
  // A sign such as “?” is typed with or without Shift, as the layout has it.
  if (!isSign(key) && event.shiftKey !== wants('shift')) return false
  return keyOf(event, wants('alt') || wants('shift')) === key
}

const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/.test(key)

/** With Alt or Shift a key gives another letter, so then the place of the key counts. */
function keyOf({ key, code }: Keys, byPlace: boolean): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  return byPlace && letter ? letter.toLowerCase() : key.toLowerCase()
}

export const isApple = (): boolean =>
  typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent)

const APPLE: Record<string, string> = { mod: '⌘', shift: '⇧', alt: '⌥' }
const OTHERS: Record<string, string> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' }
const KEYS: Record<string, string> = {
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  backspace: '⌫',
  end: 'End',
}

/** A chord as people read it: `⌘⇧O`, or `Ctrl+Shift+O`. */
export function printed(chord: Chord, apple = isApple()): string {
  const names = apple ? APPLE : OTHERS
  const words = chord.split('+').map((part) => names[part] ?? KEYS[part] ?? part.toUpperCase())
  return words.join(apple ? '' : '+')
}
