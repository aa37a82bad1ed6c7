'use client'

import { useId, type ReactNode } from 'react'
import { cn } from './cn.ts'
import { tooltipData } from './tooltip.ts'

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

/** One choice out of a few, all in sight: radio buttons, among which arrow keys move as in any group of them. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  onValueChange,
  segments,
  className,
}: SegmentedControlProps<Value>) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={cn('inline-flex w-fit max-w-full gap-0.5 rounded-md bg-fg/6 p-0.5', className)}
    >
      {segments.map((segment) => (
        <label
          key={segment.value}
          className={segmentStyle}
          {...(segment.iconOnly ? tooltipData({ label: segment.label }) : {})}
        >
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            onChange={() => onValueChange(segment.value)}
            aria-label={segment.iconOnly ? segment.label : undefined}
            className="absolute inset-0 cursor-pointer opacity-0"
          />
          {segment.icon}
          {!segment.iconOnly && segment.label}
        </label>
      ))}
    </div>
  )
}

const segmentStyle = cn(
  'relative inline-flex h-7 min-w-7 cursor-pointer items-center justify-center gap-1.5 rounded-sm px-2 font-accent text-xs font-medium whitespace-nowrap text-muted-fg select-none',
  'transition-colors hover:text-fg has-checked:bg-bg has-checked:text-fg has-checked:shadow-[0_0_0_1px_var(--border)]',
  'has-focus-visible:outline-2 has-focus-visible:outline-ring pointer-coarse:h-10 pointer-coarse:px-3 [&_svg]:size-4',
)
