'use client'

import { useSyncExternalStore } from 'react'
import { isApple } from '@/lib/shortcut.ts'

/** Whether the keyboard is Apple's; not until the page is alive, as the static page cannot know. */
export const useApple = (): boolean => useSyncExternalStore(neverChanges, isApple, () => false)

const neverChanges = () => () => {}
