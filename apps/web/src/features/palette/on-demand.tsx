'use client'

import { useEffect, useState, type ComponentType } from 'react'
import { sayNotFetched } from '@/ui/not-fetched.ts'

type Opened = ComponentType<{ open: boolean }>

type OnDemandProps = {
  open: boolean
  load: () => Promise<Opened>
  /** The network is away: it cannot be opened now. */
  onFail: () => void
}

/** A dialog that is fetched when it is first opened. */
export function OnDemand({ open, load, onFail }: OnDemandProps) {
  const [View, setView] = useState<Opened | null>(null)
  const isMissing = open && View === null
  useEffect(() => {
    if (!isMissing) return
    load().then(
      (component) => setView(() => component),
      () => {
        onFail()
        sayNotFetched()
      },
    )
  }, [isMissing, load, onFail])
  return View && <View open={open} />
}
