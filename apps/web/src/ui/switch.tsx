'use client'

import * as Radix from 'radix-ui/switch'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { touchArea } from './touch-area.ts'

export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root className={cn(switchStyle, touchArea, className)} {...props}>
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-bg transition-transform data-[state=checked]:translate-x-4.5" />
    </Radix.Root>
  )
}

const switchStyle = [
  'inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-transparent bg-input transition-colors',
  'data-[state=checked]:bg-accent disabled:cursor-not-allowed disabled:opacity-50',
]
