'use client'

import { liveConnection } from './connection.ts'

// As long as reading a long answer takes, twice.
const IDLE_AFTER_MS = 5 * 60_000
const LOOK_EVERY_MS = 15_000
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Tells the server when this person has done nothing for a while, and when they are back; what it returns ends that. */
export function tellIdle(): () => void {
  const connection = liveConnection()
  let lastSign = Date.now()
  let isIdle = false

  const tell = () => void connection.send({ type: 'presence', hidden: document.hidden, idle: isIdle })
  const set = (idle: boolean) => {
    if (idle === isIdle) return
    isIdle = idle
    tell()
  }
  const lives = () => {
    lastSign = Date.now()
    set(false)
  }
  const timer = setInterval(() => set(Date.now() - lastSign >= IDLE_AFTER_MS), LOOK_EVERY_MS)
  for (const sign of SIGNS_OF_LIFE) addEventListener(sign, lives, { passive: true })
  // A new connection knows nothing of it.
  const stop = connection.onFrame((frame) => frame.type === 'welcome' && isIdle && tell())
  return () => {
    stop()
    clearInterval(timer)
    for (const sign of SIGNS_OF_LIFE) removeEventListener(sign, lives)
  }
}
