'use client'

import { useEffect, useState, type ComponentType } from 'react'
import { onToastWaiting } from './toast.ts'

export { toast } from './toast.ts'

// When a page has come to rest, or its first toast is waiting.
const FETCH_AFTER_MS = 5_000
const RETRY_MS = 10_000

/**
 * Where toasts appear; mount it once in the screens that toast. The view comes after the page has settled,
 * so it weighs nothing at the start and is there when the network is not.
 */
export function Toaster() {
  const [View, setView] = useState<ComponentType | null>(null)
  useEffect(() => {
    const load = () => {
      clearTimeout(timer)
      import('./toaster-view.tsx').then(({ ToasterView }) => setView(() => ToasterView), again)
    }
    const again = () => {
      timer = window.setTimeout(load, RETRY_MS)
    }
    let timer = window.setTimeout(load, FETCH_AFTER_MS)
    onToastWaiting(load)
    return () => {
      clearTimeout(timer)
      onToastWaiting(() => {})
    }
  }, [])
  return View && <View />
}
