'use client'

import { useEffect, useState } from 'react'
import { SECTIONS, type SectionId } from './sections.ts'

/** The section somebody looks at: the last that has come up to here, as a part of the window’s height. */
const READING_LINE = 0.25

export function useSectionInSight(): SectionId {
  const [inSight, setInSight] = useState<SectionId>('profile')
  useEffect(() => {
    let frame = 0
    const look = () => {
      frame = 0
      setInSight(sectionInSight())
    }
    const heed = () => {
      frame ||= requestAnimationFrame(look)
    }
    addEventListener('scroll', heed, { passive: true })
    return () => {
      removeEventListener('scroll', heed)
      cancelAnimationFrame(frame)
    }
  }, [])
  return inSight
}

function sectionInSight(): SectionId {
  const isAtEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2
  const passed = SECTIONS.filter(({ id }) => isAtEnd || topOf(id) <= innerHeight * READING_LINE)
  return passed.at(-1)?.id ?? 'profile'
}

const topOf = (id: string): number => document.getElementById(id)?.getBoundingClientRect().top ?? Infinity
