'use client'

import { useEffect, useState, type ComponentType, type ReactNode } from 'react'

/**
 * A part of a screen that is fetched when it is first shown; until it is there `waiting` stands for it. Not a matter for
 * Suspense: what a boundary shows in place of its content stays for a third of a second, however soon the content comes. One
 * that could not be fetched fails like any other part, in the next `ErrorBoundary`, and is fetched again when that tries again.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: () => ReactNode = () => null,
): ComponentType<Props> {
  let fetched: ComponentType<Props> | null = null
  return function Later(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(() => fetched)
    const [fault, setFault] = useState<{ error: unknown } | null>(null)
    useEffect(() => {
      if (Part) return
      load().then(
        (component) => {
          fetched = component
          setPart(() => component)
        },
        (error: unknown) => setFault({ error }),
      )
    }, [Part])
    if (fault) throw fault.error
    return Part ? <Part {...props} /> : waiting()
  }
}
