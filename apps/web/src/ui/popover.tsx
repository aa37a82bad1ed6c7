'use client'

import * as Radix from 'radix-ui/popover'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { floatStyle } from './float-style.ts'

export const Popover = Radix.Root
export const PopoverTrigger = Radix.Trigger
export const PopoverAnchor = Radix.Anchor
export const PopoverClose = Radix.Close

/** Give it an `aria-label` or a heading with `aria-labelledby`. */
export function PopoverContent({
  className,
  sideOffset = 6,
  ...props
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(
          floatStyle,
          'max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-16px)] overflow-y-auto p-3',
          className,
        )}
        {...props}
      />
    </Radix.Portal>
  )
}
