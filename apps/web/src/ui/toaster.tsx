'use client'

import { useEffect, useState, type ComponentType } from 'react'

export { toast } from './toast.ts'

const RETRY_MS = 10_000

/**
 * Where toasts appear; mount it once in the screens that toast. The view comes after the page has settled,
 * so it weighs nothing at the start and is there when the network is not.
 */
export function Toaster() {
  const [View, setView] = useState<ComponentType | null>(null)
  useEffect(() => {
    const load = () => {
      import('./toaster-view.tsx').then(({ ToasterView }) => setView(() => ToasterView), again)
    }
    const again = () => {
      timer = window.setTimeout(load, RETRY_MS)
    }
    let timer = window.setTimeout(load, 0)
    return () => clearTimeout(timer)
  }, [])
  return View && <View />
}
