'use client'

import * as Radix from 'radix-ui/toggle-group'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { tooltipData } from './tooltip.tsx'

type Segment<Value extends string> = {
  value: Value
  label: string
  icon?: ReactNode
  /** Shows the icon alone; the label becomes name and tooltip. */
  iconOnly?: boolean
}

type SegmentedControlProps<Value extends string> = {
  label: string
  value: Value
  onValueChange: (value: Value) => void
  segments: readonly Segment<Value>[]
  className?: string
}

/** One choice out of a few, all in sight. Arrow keys move, exactly one is always chosen. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  onValueChange,
  segments,
  className,
}: SegmentedControlProps<Value>) {
  // Pressing the chosen one again would answer '': that is no choice, so it is ignored.
  const choose = (next: string) => {
    const segment = segments.find((candidate) => candidate.value === next)
    if (segment) onValueChange(segment.value)
  }
  return (
    <Radix.Root
      type="single"
      aria-label={label}
      value={value}
      onValueChange={choose}
      className={cn('inline-flex w-fit max-w-full gap-0.5 rounded-md bg-muted p-0.5', className)}
    >
      {segments.map((segment) => (
        <Radix.Item
          key={segment.value}
          value={segment.value}
          className={segmentStyle}
          {...(segment.iconOnly
            ? { 'aria-label': segment.label, ...tooltipData({ label: segment.label }) }
            : {})}
        >
          {segment.icon}
          {!segment.iconOnly && segment.label}
        </Radix.Item>
      ))}
    </Radix.Root>
  )
}

const segmentStyle = cn(
  'inline-flex h-7 min-w-7 items-center justify-center gap-1.5 rounded-sm px-2 font-accent text-xs font-medium whitespace-nowrap text-muted-fg',
  'transition-colors hover:text-fg data-[state=on]:bg-bg data-[state=on]:text-fg data-[state=on]:shadow-[0_0_0_1px_var(--border)]',
  'pointer-coarse:h-10 pointer-coarse:px-3 [&_svg]:size-4',
)
