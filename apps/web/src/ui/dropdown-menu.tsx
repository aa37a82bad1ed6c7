'use client'

import { Check, ChevronRight } from 'lucide-react'
import * as Radix from 'radix-ui/dropdown-menu'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'
import { menuItemStyle, menuLabelStyle, menuSeparatorStyle, menuStyle } from './float-style.ts'

export const DropdownMenu = Radix.Root
export const DropdownMenuTrigger = Radix.Trigger
export const DropdownMenuGroup = Radix.Group
export const DropdownMenuRadioGroup = Radix.RadioGroup
export const DropdownMenuSub = Radix.Sub

export function DropdownMenuContent({
  className,
  sideOffset = 4,
  ...props
}: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        sideOffset={sideOffset}
        collisionPadding={8}
        className={cn(menuStyle, 'max-h-(--radix-dropdown-menu-content-available-height)', className)}
        {...props}
      />
    </Radix.Portal>
  )
}

type ItemProps = ComponentProps<typeof Radix.Item> & {
  danger?: boolean
  /** Keys that do the same, for example `⌘E`. */
  shortcut?: string
}

export function DropdownMenuItem({ className, danger = false, shortcut, children, ...props }: ItemProps) {
  return (
    <Radix.Item
      className={cn(menuItemStyle, danger && 'text-danger [&_svg]:text-danger', className)}
      {...props}
    >
      {children}
      {shortcut && (
        <span aria-hidden className="ml-auto pl-4 font-mono text-xs text-subtle-fg">
          {shortcut}
        </span>
      )}
    </Radix.Item>
  )
}

export function DropdownMenuCheckboxItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.CheckboxItem>) {
  return (
    <Radix.CheckboxItem className={cn(menuItemStyle, 'pr-8', className)} {...props}>
      {children}
      <Indicator />
    </Radix.CheckboxItem>
  )
}

export function DropdownMenuRadioItem({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.RadioItem>) {
  return (
    <Radix.RadioItem className={cn(menuItemStyle, 'pr-8', className)} {...props}>
      {children}
      <Indicator />
    </Radix.RadioItem>
  )
}

const Indicator = () => (
  <Radix.ItemIndicator className="absolute right-2">
    <Check aria-hidden className="text-accent!" />
  </Radix.ItemIndicator>
)

export function DropdownMenuSubTrigger({
  className,
  children,
  ...props
}: ComponentProps<typeof Radix.SubTrigger>) {
  return (
    <Radix.SubTrigger className={cn(menuItemStyle, 'data-[state=open]:bg-fg/8', className)} {...props}>
      {children}
      <ChevronRight aria-hidden className="ml-auto" />
    </Radix.SubTrigger>
  )
}

export function DropdownMenuSubContent({ className, ...props }: ComponentProps<typeof Radix.SubContent>) {
  return (
    <Radix.Portal>
      <Radix.SubContent sideOffset={4} collisionPadding={8} className={cn(menuStyle, className)} {...props} />
    </Radix.Portal>
  )
}

export function DropdownMenuLabel({ className, ...props }: ComponentProps<typeof Radix.Label>) {
  return <Radix.Label className={cn(menuLabelStyle, className)} {...props} />
}

export function DropdownMenuSeparator() {
  return <Radix.Separator className={menuSeparatorStyle} />
}

type MenuChoice<Value extends string> = { value: Value; label: ReactNode }

type DropdownMenuChoiceProps<Value extends string> = {
  label: string
  value: string
  choices: readonly MenuChoice<Value>[]
  onChoose: (value: Value) => void
  /** To try one after the other. */
  staysOpen?: boolean
}

/** One of a few, in a menu that has other entries too. */
export function DropdownMenuChoice<Value extends string>({
  label,
  value,
  choices,
  onChoose,
  staysOpen = false,
}: DropdownMenuChoiceProps<Value>) {
  const choose = (next: string) => {
    const chosen = choices.find((choice) => choice.value === next)
    if (chosen && next !== value) onChoose(chosen.value)
  }
  return (
    <DropdownMenuRadioGroup value={value} onValueChange={choose}>
      <DropdownMenuLabel>{label}</DropdownMenuLabel>
      {choices.map((choice) => (
        <DropdownMenuRadioItem
          key={choice.value}
          value={choice.value}
          onSelect={(event) => staysOpen && event.preventDefault()}
        >
          {choice.label}
        </DropdownMenuRadioItem>
      ))}
    </DropdownMenuRadioGroup>
  )
}
