'use client'

import { useState, type ComponentType, type ReactElement } from 'react'
import { toast } from '@/ui/toaster.tsx'

type Opened = { defaultOpen: boolean }

/**
 * A menu or panel whose code is fetched when it is first opened: until then there is only its button. Hundreds of them
 * in a list thus cost as much as hundreds of buttons.
 */
export function onFirstUse<Props extends object>(
  load: () => Promise<ComponentType<Props & Opened>>,
  button: (props: Props, open: () => void) => ReactElement,
) {
  return function OnFirstUse(props: Props) {
    const [menu, setMenu] = useState<{ Menu: ComponentType<Props & Opened> } | null>(null)
    if (menu) return <menu.Menu {...props} defaultOpen />
    const open = () =>
      void load().then(
        (Menu) => setMenu({ Menu }),
        // Nothing else of the screen depends on it, so nothing else may fail with it.
        () => toast.error('This could not be fetched. Try again when the network is back.'),
      )
    return button(props, open)
  }
}
