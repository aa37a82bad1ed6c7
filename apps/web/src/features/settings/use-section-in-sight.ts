'use client'

import { useEffect, useState } from 'react'
import { SECTIONS, type SectionId } from './sections.ts'

// What crosses this line of the window is what somebody reads.
const READING_LINE = '-20% 0px -79% 0px'

/** The section somebody looks at: the one at the reading line; at the end of the page, the last. */
export function useSectionInSight(): SectionId {
  const [inSight, setInSight] = useState<SectionId>('profile')
  useEffect(() => {
    const observer = new IntersectionObserver(
      (changes) => {
        const entered = changes.find(({ isIntersecting }) => isIntersecting)
        const section = SECTIONS.find(({ id }) => id === entered?.target.id)
        if (section) setInSight(section.id)
      },
      { rootMargin: READING_LINE },
    )
    for (const { id } of SECTIONS) {
      const section = document.getElementById(id)
      if (section) observer.observe(section)
    }
    const atEnd = () => {
      const last = SECTIONS.at(-1)
      if (last && innerHeight + scrollY >= document.documentElement.scrollHeight - 2) setInSight(last.id)
    }
    addEventListener('scroll', atEnd, { passive: true })
    return () => {
      observer.disconnect()
      removeEventListener('scroll', atEnd)
    }
  }, [])
  return inSight
}
