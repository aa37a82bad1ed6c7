'use client'

import { useSyncExternalStore } from 'react'
import { isApple, printed, type Chord } from './shortcut.ts'

/** Chords as this machine's keyboard has them; as a PC's until the page is alive, as the static page cannot know. */
export function usePrinted(): (chord: Chord) => string {
  const apple = useSyncExternalStore(neverChanges, isApple, () => false)
  return (chord) => printed(chord, apple)
}

const neverChanges = () => () => {}
