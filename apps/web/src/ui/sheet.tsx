'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'
import { overlayStyle } from './float-style.ts'
import { IconButton } from './icon-button.tsx'

export const Sheet = Radix.Root
export const SheetTrigger = Radix.Trigger
export const SheetClose = Radix.Close

const SIDES = {
  left: 'inset-y-0 left-0 w-80 max-w-[85vw] data-[state=open]:animate-slide-in-left data-[state=closed]:animate-slide-out-left',
  right:
    'inset-y-0 right-0 w-96 max-w-[90vw] data-[state=open]:animate-slide-in-right data-[state=closed]:animate-slide-out-right',
  bottom:
    'inset-x-0 bottom-0 max-h-[85dvh] rounded-t-xl data-[state=open]:animate-slide-in-bottom data-[state=closed]:animate-slide-out-bottom',
} as const

type SheetContentProps = Omit<ComponentProps<typeof Radix.Content>, 'title'> & {
  title: ReactNode
  /** Keeps title and close button out of sight, for panels that bring their own header. */
  hideTitle?: boolean
  side?: keyof typeof SIDES
}

/** A panel that slides over the page: the side panels of a small screen. */
export function SheetContent({
  title,
  hideTitle = false,
  side = 'left',
  className,
  children,
  ...props
}: SheetContentProps) {
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayStyle} />
      <Radix.Content
        aria-describedby={undefined}
        className={cn(sheetStyle, SIDES[side], className)}
        {...props}
      >
        <header
          className={cn('flex h-12 shrink-0 items-center justify-between gap-2 px-4', hideTitle && 'sr-only')}
        >
          <Radix.Title className="font-accent text-sm font-semibold">{title}</Radix.Title>
          {!hideTitle && (
            <Radix.Close asChild>
              <IconButton label="Close" className="-mr-2">
                <X aria-hidden />
              </IconButton>
            </Radix.Close>
          )}
        </header>
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain">{children}</div>
      </Radix.Content>
    </Radix.Portal>
  )
}

const sheetStyle = [
  'fixed z-50 flex flex-col bg-bg text-fg shadow-float outline-none',
  'pt-[env(safe-area-inset-top)] pb-[env(safe-area-inset-bottom)]',
]
