'use client'

import type { ChatListItem } from '@parley/contracts'
import { MenuButton } from '@/features/menu/menu-button.tsx'
import { onFirstUse } from '@/features/menu/on-first-use.tsx'

export type RowMenuProps = { item: ChatListItem }

export const rowMenuLabel = ({ title }: ChatListItem) => `More for ${title || 'New chat'}`

/** Seen while its row is pointed at or has the focus; always where there is no pointer. */
export const rowMenuStyle =
  'absolute inset-y-0 right-0.5 my-auto opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100'

/** The room that the title leaves for it, while it is seen. */
export const besideMenu =
  'group-focus-within:pr-8 group-hover:pr-8 group-has-[[data-state=open]]:pr-8 pointer-coarse:pr-11'

export const RowMenu = onFirstUse<RowMenuProps>(
  () => import('./row-menu-open.tsx').then((module) => module.RowMenuOpen),
  ({ item }, open) => (
    <MenuButton label={rowMenuLabel(item)} data-tooltip={undefined} className={rowMenuStyle} onClick={open} />
  ),
)
