'use client'

import { lazy, Suspense, useState, type ComponentType, type ReactNode } from 'react'

/**
 * A part of a screen that is fetched when it is first shown. Until it is there `waiting` stands for it, in a boundary of
 * its own: else all that is around would go away meanwhile, and the focus with it. One that could not be fetched fails like any
 * other part, in the next `ErrorBoundary`, and is fetched again when that tries again.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  waiting: () => ReactNode = () => null,
): ComponentType<Props> {
  const fetched = () =>
    lazy(() =>
      load().then(
        (component) => ({ default: component as ComponentType<object> }),
        (error: unknown) => {
          newest = fetched()
          throw error
        },
      ),
    )
  let newest = fetched()
  return function Later(props: Props) {
    const [Part] = useState(() => newest)
    return (
      <Suspense fallback={waiting()}>
        <Part {...props} />
      </Suspense>
    )
  }
}
