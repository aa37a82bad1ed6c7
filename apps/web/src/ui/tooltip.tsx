import { Slot } from 'radix-ui/slot'
import type { ReactElement } from 'react'

export type TooltipSide = 'top' | 'bottom' | 'left' | 'right'

type TooltipText = { label: string; shortcut?: string | undefined; side?: TooltipSide | undefined }

/**
 * Explains its only child on hover and keyboard focus. It adds attributes and nothing else: the one
 * `TooltipHost` of the page draws every tooltip, so hundreds of them cost nothing.
 */
export function Tooltip({ children, ...text }: TooltipText & { children: ReactElement }) {
  return (
    <Slot aria-description={text.label} {...tooltipData(text)}>
      {children}
    </Slot>
  )
}

export const tooltipData = ({ label, shortcut, side }: TooltipText) => ({
  'data-tooltip': label,
  'data-tooltip-keys': shortcut,
  'data-tooltip-side': side,
})
