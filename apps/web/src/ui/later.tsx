'use client'

import { useEffect, useEffectEvent, useState, type ComponentType, type ReactNode } from 'react'
import { sayNotFetched } from './not-fetched.ts'

type Load<Props extends object> = () => Promise<ComponentType<Props>>

/**
 * A part of a screen that is fetched when it is first shown; until it is there `waiting` stands for it. Not a matter for
 * Suspense: what a boundary shows in place of its content stays for a third of a second, however soon the content comes. One
 * that could not be fetched fails like any other part, in the next `ErrorBoundary`, and is fetched again when that tries again.
 */
export function later<Props extends object>(
  load: Load<Props>,
  waiting: () => ReactNode = () => null,
): ComponentType<Props> {
  return fetchedPart(load, waiting, null)
}

/** The same for what opens over the page. One that could not be fetched is closed, and it is said why. */
export function laterDialog<Props extends object>(
  load: Load<Props>,
  close: (props: Props) => void,
): ComponentType<Props> {
  return fetchedPart(
    load,
    () => null,
    (props) => {
      close(props)
      sayNotFetched()
    },
  )
}

function fetchedPart<Props extends object>(
  load: Load<Props>,
  waiting: () => ReactNode,
  onFail: ((props: Props) => void) | null,
): ComponentType<Props> {
  let fetched: ComponentType<Props> | null = null
  return function Later(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(() => fetched)
    const [fault, setFault] = useState<{ error: unknown } | null>(null)
    const fail = useEffectEvent((error: unknown) => (onFail ? onFail(props) : setFault({ error })))
    useEffect(() => {
      if (Part) return undefined
      let isGone = false
      load().then(
        (component) => {
          fetched = component
          if (!isGone) setPart(() => component)
        },
        (error: unknown) => {
          if (!isGone) fail(error)
        },
      )
      return () => void (isGone = true)
    }, [Part])
    if (fault) throw fault.error
    return Part ? <Part {...props} /> : waiting()
  }
}
