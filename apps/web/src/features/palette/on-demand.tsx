'use client'

import { useEffect, useState, type ComponentType } from 'react'
import { toast } from '@/ui/toaster.tsx'

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
        toast.error('That could not be loaded', { description: 'The server cannot be reached right now.' })
      },
    )
  }, [isMissing, load, onFail])
  return View && <View open={open} />
}
