'use client'

import type { Message, Part } from '@parley/contracts'
import { onFirstUse } from '@/features/menu/on-first-use.tsx'
import { MenuButton } from '@/features/menu/menu-button.tsx'

export type MessageMenuProps = { message: Message; parts: Part[]; isOwn: boolean }

export const MessageMenu = onFirstUse<MessageMenuProps>(
  () => import('./message-menu-open.tsx').then((module) => module.MessageMenuOpen),
  (_props, open) => <MenuButton label="More for this message" onClick={open} />,
)
