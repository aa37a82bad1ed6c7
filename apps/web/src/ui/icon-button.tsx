import type { ButtonProps } from './button.tsx'
import { Button } from './button.tsx'
import { cn } from './cn.ts'
import { tooltipData, type TooltipSide } from './tooltip.ts'

const SIZES = {
  sm: 'size-7 px-0 pointer-coarse:size-10 pointer-coarse:px-0',
  md: 'size-8 px-0 pointer-coarse:size-10',
  lg: 'size-10 px-0 pointer-coarse:size-11',
} as const

type IconButtonProps = Omit<ButtonProps, 'aria-label' | 'size'> & {
  /** What it does: the accessible name and the tooltip. */
  label: string
  /** Keys to show in the tooltip, for example `⌘K`. */
  shortcut?: string
  side?: TooltipSide
  size?: keyof typeof SIZES
}

/** A square button with one icon. */
export function IconButton({
  label,
  shortcut,
  side,
  size = 'md',
  variant = 'ghost',
  className,
  ...props
}: IconButtonProps) {
  return (
    <Button
      aria-label={label}
      variant={variant}
      size={size}
      className={cn(SIZES[size], className)}
      {...tooltipData({ label, shortcut, side })}
      {...props}
    />
  )
}
