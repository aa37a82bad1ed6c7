'use client'

import * as Radix from 'radix-ui/context-menu'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { menuItemStyle, menuSeparatorStyle, menuStyle } from './float-style.ts'

export const ContextMenu = Radix.Root
export const ContextMenuTrigger = Radix.Trigger

export function ContextMenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content collisionPadding={8} className={cn(menuStyle, className)} {...props} />
    </Radix.Portal>
  )
}

export function ContextMenuItem({
  className,
  danger = false,
  ...props
}: ComponentProps<typeof Radix.Item> & { danger?: boolean }) {
  return (
    <Radix.Item
      className={cn(menuItemStyle, danger && 'text-danger [&_svg]:text-danger', className)}
      {...props}
    />
  )
}

export function ContextMenuSeparator() {
  return <Radix.Separator className={menuSeparatorStyle} />
}
