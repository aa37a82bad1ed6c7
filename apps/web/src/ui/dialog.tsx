'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { useRef, type ComponentProps, type ReactNode } from 'react'
import { cn } from './cn.ts'
import { overlayStyle } from './float-style.ts'
import { IconButton } from './icon-button.tsx'

export const Dialog = Radix.Root
export const DialogTrigger = Radix.Trigger
export const DialogClose = Radix.Close

const SIZES = { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-2xl' } as const

type DialogContentProps = Omit<ComponentProps<typeof Radix.Content>, 'title'> & {
  title: ReactNode
  description?: ReactNode
  /** Keeps the title for screen readers only. */
  hideTitle?: boolean
  size?: keyof typeof SIZES
}

export function DialogContent({
  title,
  description,
  hideTitle = false,
  size = 'md',
  className,
  children,
  onOpenAutoFocus,
  onCloseAutoFocus,
  ...props
}: DialogContentProps) {
  // Radix gives the focus back to a trigger only, and what opens by a shortcut has none.
  const before = useRef<Element | null>(null)
  const noteFocus = (event: Event) => {
    before.current = document.activeElement
    onOpenAutoFocus?.(event)
  }
  const giveFocusBack = (event: Event) => {
    onCloseAutoFocus?.(event)
    if (event.defaultPrevented || !(before.current instanceof HTMLElement)) return
    event.preventDefault()
    before.current.focus()
  }
  // Without a description Radix wants to be told that there is none.
  const undescribed = description ? {} : { 'aria-describedby': undefined }
  return (
    <Radix.Portal>
      <Radix.Overlay className={overlayStyle} />
      <Radix.Content
        className={cn(dialogStyle, SIZES[size], className)}
        onOpenAutoFocus={noteFocus}
        onCloseAutoFocus={giveFocusBack}
        {...undescribed}
        {...props}
      >
        <header className={cn('flex flex-col gap-1 pr-8', hideTitle && 'sr-only')}>
          <Radix.Title className={dialogTitleStyle}>{title}</Radix.Title>
          {description && (
            <Radix.Description className="text-sm text-muted-fg">{description}</Radix.Description>
          )}
        </header>
        {children}
        {!hideTitle && (
          <Radix.Close asChild>
            <IconButton
              label="Close"
              className="absolute top-4 right-3 pointer-coarse:top-3 pointer-coarse:right-2"
            >
              <X aria-hidden />
            </IconButton>
          </Radix.Close>
        )}
      </Radix.Content>
    </Radix.Portal>
  )
}

type DialogFooterProps = ComponentProps<'footer'> & {
  /** Stays in sight while what is above it scrolls. */
  sticky?: boolean
}

export function DialogFooter({ className, sticky = false, ...props }: DialogFooterProps) {
  return (
    <footer
      className={cn(
        'flex gap-2 sm:justify-end',
        sticky
          ? 'sticky -bottom-5 z-10 -mx-5 -mb-5 border-t bg-popover px-5 py-3 max-sm:*:flex-1'
          : 'flex-col-reverse sm:flex-row',
        className,
      )}
      {...props}
    />
  )
}

export const dialogTitleStyle = 'font-accent text-base font-semibold wrap-anywhere text-fg'

// Margins put it in the middle, not a translation: half of an odd height would blur what is in it.
export const dialogStyle = [
  'fixed inset-0 z-50 m-auto flex h-fit max-h-[85dvh] w-[calc(100vw-32px)] flex-col gap-4 max-sm:max-h-[calc(100dvh-32px)]',
  'overflow-y-auto rounded-xl bg-popover p-5 text-popover-fg shadow-float outline-none',
  'data-[state=open]:animate-pop-in data-[state=closed]:animate-pop-out',
]
