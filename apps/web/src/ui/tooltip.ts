export type TooltipSide = 'top' | 'bottom' | 'left' | 'right'

type TooltipText = { label: string; shortcut?: string | undefined; side?: TooltipSide | undefined }

/**
 * Explains an element on hover and keyboard focus. They are attributes and nothing else: the one `TooltipHost` of the
 * page draws every tooltip, so hundreds of them cost nothing.
 */
export const tooltipData = ({ label, shortcut, side }: TooltipText) => ({
  'data-tooltip': label,
  'data-tooltip-keys': shortcut,
  'data-tooltip-side': side,
})
