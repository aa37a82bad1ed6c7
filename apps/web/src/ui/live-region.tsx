'use client'

import { useEffect, useState } from 'react'
import { onAnnounce } from './announce.ts'

/** Where `announce` is heard. Mounted once, in the root layout. */
export function LiveRegion() {
  const [said, setSaid] = useState({ message: '', turn: 0 })
  useEffect(() => onAnnounce((message) => setSaid(({ turn }) => ({ message, turn: turn + 1 }))), [])

  // The same words twice are read twice only when the text differs: a no-break space tells them apart.
  return (
    <div aria-live="polite" aria-atomic="true" className="sr-only">
      {said.message}
      {said.turn % 2 === 1 && ' '}
    </div>
  )
}
