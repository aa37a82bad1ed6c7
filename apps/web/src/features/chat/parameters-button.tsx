'use client'

import { SlidersHorizontal } from 'lucide-react'
import type { ComponentProps } from 'react'
import { onFirstUse } from '@/features/menu/on-first-use.tsx'
import { IconButton } from '@/ui/icon-button.tsx'
import type { ChatSettings } from './use-settings.ts'

export type ParametersProps = { settings: ChatSettings }

export const ParametersButton = onFirstUse<ParametersProps>(
  () => import('./parameters-popover.tsx').then((module) => module.ParametersPopover),
  ({ settings }, open) => <SlidersButton settings={settings} onClick={open} />,
)

type SlidersButtonProps = Omit<ComponentProps<typeof IconButton>, 'label'> & ParametersProps

/** Opens the parameters; a point says that some are set. */
export function SlidersButton({ settings, ...props }: SlidersButtonProps) {
  const isSet = Object.keys(settings.parameters).length > 0
  return (
    <IconButton
      label={isSet ? 'Parameters, some are set' : 'Parameters'}
      side="bottom"
      aria-haspopup="dialog"
      className="relative"
      {...props}
    >
      <SlidersHorizontal aria-hidden />
      {isSet && <span aria-hidden className="absolute top-1 right-1 size-1.5 rounded-full bg-accent" />}
    </IconButton>
  )
}
