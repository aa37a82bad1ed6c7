'use client'

import * as Radix from 'radix-ui/slider'
import { cn } from './cn.ts'
import { touchArea } from './touch-area.ts'

type SliderProps = {
  value: number
  min: number
  max: number
  step?: number
  onValueChange: (value: number) => void
  /** Once, when the thumb is let go: the moment to save. */
  onValueCommit?: (value: number) => void
  id?: string
  'aria-label'?: string
  'aria-labelledby'?: string
  'aria-describedby'?: string | undefined
  /** The value in words, where the number alone says little. */
  valueText?: string
  disabled?: boolean
  className?: string
}

/** One thumb. The label goes onto the thumb, which is what takes the focus. */
export function Slider({
  value,
  min,
  max,
  step = 1,
  onValueChange,
  onValueCommit,
  disabled = false,
  className,
  valueText,
  id,
  ...labels
}: SliderProps) {
  return (
    <Radix.Root
      value={[value]}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      onValueChange={([next]) => next !== undefined && onValueChange(next)}
      onValueCommit={([next]) => next !== undefined && onValueCommit?.(next)}
      className={cn(
        'relative flex h-8 w-full touch-none items-center select-none data-[disabled]:opacity-50 pointer-coarse:h-11',
        className,
      )}
    >
      <Radix.Track className="relative h-1 grow rounded-full bg-border">
        <Radix.Range className="absolute h-full rounded-full bg-accent" />
      </Radix.Track>
      <Radix.Thumb
        {...(id === undefined ? {} : { id })}
        {...labels}
        aria-valuetext={valueText}
        className={cn(
          'block size-4 rounded-full border-2 border-accent bg-bg transition-colors hover:bg-accent-soft',
          touchArea,
        )}
      />
    </Radix.Root>
  )
}
