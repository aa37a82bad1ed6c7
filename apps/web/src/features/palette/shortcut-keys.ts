import type { Chord } from '@/lib/shortcut.ts'

/** A key as it is printed on the keyboard, and as it is called when read out. */
export type Key = { printed: string; spoken: string }

const key = (printed: string, spoken = printed): Key => ({ printed, spoken })

const APPLE: Record<string, Key> = {
  alt: key('⌥', 'Option'),
  shift: key('⇧', 'Shift'),
  mod: key('⌘', 'Command'),
  enter: key('↩', 'Return'),
  backspace: key('⌫', 'Delete'),
}

const OTHERS: Record<string, Key> = {
  mod: key('Ctrl', 'Control'),
  alt: key('Alt'),
  shift: key('Shift'),
  enter: key('Enter'),
  backspace: key('Bksp', 'Backspace'),
}

const EVERYWHERE: Record<string, Key> = {
  arrowup: key('↑', 'Arrow up'),
  arrowdown: key('↓', 'Arrow down'),
  arrowleft: key('←', 'Arrow left'),
  arrowright: key('→', 'Arrow right'),
  escape: key('Esc', 'Escape'),
  end: key('End'),
  ',': key(',', 'Comma'),
  '.': key('.', 'Full stop'),
  '/': key('/', 'Slash'),
  '?': key('?', 'Question mark'),
}

/** The keys of a chord, in the order in which this platform names them. */
export function keysOf(chord: Chord, apple: boolean): Key[] {
  const names = apple ? APPLE : OTHERS
  const order = Object.keys(names)
  const parts = chord.split('+')
  const held = parts.slice(0, -1).toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
  return [...held, ...parts.slice(-1)].map(
    (part) => names[part] ?? EVERYWHERE[part] ?? key(part.toUpperCase()),
  )
}
