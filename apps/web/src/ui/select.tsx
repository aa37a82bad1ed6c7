'use client'

import { Check, ChevronDown } from 'lucide-react'
import * as Radix from 'radix-ui/select'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { fieldStyle } from './field-style.ts'
import { floatStyle, menuItemStyle, menuLabelStyle } from './float-style.ts'

export const Select = Radix.Root
export const SelectGroup = Radix.Group

export function SelectTrigger({
  className,
  placeholder,
  ...props
}: ComponentProps<typeof Radix.Trigger> & { placeholder?: string }) {
  return (
    <Radix.Trigger className={cn(fieldStyle, triggerStyle, className)} {...props}>
      <span className="truncate">
        <Radix.Value placeholder={placeholder} />
      </span>
      <Radix.Icon asChild>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-muted-fg" />
      </Radix.Icon>
    </Radix.Trigger>
  )
}

export function SelectContent({ className, children, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        position="popper"
        sideOffset={4}
        collisionPadding={8}
        className={cn(floatStyle, contentStyle, className)}
        {...props}
      >
        <Radix.Viewport className="p-1">{children}</Radix.Viewport>
      </Radix.Content>
    </Radix.Portal>
  )
}

export function SelectItem({ className, children, ...props }: ComponentProps<typeof Radix.Item>) {
  return (
    <Radix.Item className={cn(menuItemStyle, 'pr-8', className)} {...props}>
      <Radix.ItemText>{children}</Radix.ItemText>
      <Radix.ItemIndicator className="absolute right-2">
        <Check aria-hidden className="text-accent!" />
      </Radix.ItemIndicator>
    </Radix.Item>
  )
}

export function SelectLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn(menuLabelStyle, className)} {...props} />
}

const triggerStyle =
  'flex h-8 items-center justify-between gap-2 text-left data-[placeholder]:text-subtle-fg pointer-coarse:h-11'

const contentStyle =
  'max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-[calc(100vw-16px)] overflow-hidden'
