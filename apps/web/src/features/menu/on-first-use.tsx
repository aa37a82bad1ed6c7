'use client'

import { lazy, Suspense, useState, type ComponentType, type ReactElement } from 'react'

type Opened = { defaultOpen: boolean }

/**
 * A menu or panel whose code is fetched when it is first opened: until then there is only its button. Hundreds of them
 * in a list thus cost as much as hundreds of buttons.
 */
export function onFirstUse<Props extends object>(
  load: () => Promise<ComponentType<Props & Opened>>,
  button: (props: Props, open: () => void) => ReactElement,
) {
  const Menu = lazy(async () => ({ default: await load() }))
  return function OnFirstUse(props: Props) {
    const [isWanted, setWanted] = useState(false)
    const asButton = button(props, () => setWanted(true))
    if (!isWanted) return asButton
    return (
      <Suspense fallback={asButton}>
        <Menu {...props} defaultOpen />
      </Suspense>
    )
  }
}
