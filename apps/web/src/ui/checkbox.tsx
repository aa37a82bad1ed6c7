'use client'

import { Check, Minus } from 'lucide-react'
import * as Radix from 'radix-ui/checkbox'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { touchArea } from './touch-area.ts'

export function Checkbox({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root className={cn(checkboxStyle, touchArea, className)} {...props}>
      <Radix.Indicator>
        {props.checked === 'indeterminate' ? (
          <Minus aria-hidden className="size-3" strokeWidth={3} />
        ) : (
          <Check aria-hidden className="size-3" strokeWidth={3} />
        )}
      </Radix.Indicator>
    </Radix.Root>
  )
}

const checkboxStyle = [
  'inline-flex size-4 shrink-0 items-center justify-center rounded-sm border border-input bg-bg text-accent-fg transition-colors',
  'data-[state=checked]:border-accent data-[state=checked]:bg-accent',
  'data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent',
  'disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-danger',
]
