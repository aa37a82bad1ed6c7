'use client'

import { MenuButton } from '@/features/menu/menu-button.tsx'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from '@/ui/dropdown-menu.tsx'
import { chatMenu } from './chat-menu.ts'
import { rowMenuLabel, rowMenuStyle, type RowMenuProps } from './row-menu.tsx'

export function RowMenuOpen({ item, defaultOpen }: RowMenuProps & { defaultOpen: boolean }) {
  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>
        <MenuButton label={rowMenuLabel(item)} data-tooltip={undefined} className={rowMenuStyle} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" onCloseAutoFocus={leaveFocusToField}>
        {chatMenu(item).map(({ label, Icon, danger, run }) => (
          <DropdownMenuItem key={label} danger={danger ?? false} onSelect={run}>
            <Icon aria-hidden /> {label}
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

/** Renaming puts a field where the menu's button was; the focus belongs there. */
function leaveFocusToField(event: Event) {
  if (document.querySelector('[data-title-field]')) event.preventDefault()
}
