'use client'

import { Command as Cmdk } from 'cmdk'
import { Search } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'
import { Dialog, DialogContent } from './dialog.tsx'
import { menuSeparatorStyle } from './float-style.ts'
import { Kbd } from './kbd.tsx'

type CommandDialogProps = ComponentProps<typeof Cmdk> & {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
}

/** A palette: type to filter, arrows to move, Enter to run. Load it lazily, it is seldom the first thing needed. */
export function CommandDialog({ open, onOpenChange, title, children, ...props }: CommandDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title={title} hideTitle className="top-[12dvh] mt-0 gap-0 overflow-hidden p-0">
        <Cmdk label={title} loop className="flex min-h-0 flex-col" {...props}>
          {children}
        </Cmdk>
      </DialogContent>
    </Dialog>
  )
}

export function CommandInput({ className, ...props }: ComponentProps<typeof Cmdk.Input>) {
  return (
    <div className="flex items-center gap-3 border-b px-4">
      <Search aria-hidden className="size-4 shrink-0 text-muted-fg" />
      <Cmdk.Input
        className={cn(
          'h-12 w-full bg-transparent text-base text-ellipsis outline-none pointer-coarse:text-[16px]',
          className,
        )}
        {...props}
      />
    </div>
  )
}

export function CommandList({ className, ...props }: ComponentProps<typeof Cmdk.List>) {
  return (
    <Cmdk.List
      className={cn('max-h-[min(60dvh,420px)] overflow-y-auto overscroll-contain p-1', className)}
      {...props}
    />
  )
}

export function CommandEmpty({ className, ...props }: ComponentProps<typeof Cmdk.Empty>) {
  return <Cmdk.Empty className={cn('px-4 py-8 text-center text-sm text-muted-fg', className)} {...props} />
}

export function CommandGroup({ className, ...props }: ComponentProps<typeof Cmdk.Group>) {
  return <Cmdk.Group className={cn(groupStyle, className)} {...props} />
}

export function CommandItem({
  className,
  shortcut,
  children,
  ...props
}: ComponentProps<typeof Cmdk.Item> & { shortcut?: string }) {
  return (
    <Cmdk.Item className={cn(itemStyle, className)} {...props}>
      {children}
      {shortcut && <Kbd className="ml-auto">{shortcut}</Kbd>}
    </Cmdk.Item>
  )
}

export function CommandSeparator() {
  return <Cmdk.Separator className={menuSeparatorStyle} />
}

const groupStyle = [
  '[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-accent',
  '[&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-subtle-fg',
]

const itemStyle = [
  'flex min-h-9 items-center gap-3 rounded-md px-3 text-sm select-none pointer-coarse:min-h-11',
  'data-[selected=true]:bg-fg/8 data-[disabled=true]:pointer-events-none data-[disabled=true]:opacity-50',
  '[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-fg',
]
