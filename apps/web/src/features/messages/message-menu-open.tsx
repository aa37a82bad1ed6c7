'use client'

import { textOf, type Message } from '@parley/contracts'
import { ClipboardCopy, FileText, GitBranch, RefreshCw, Trash2 } from 'lucide-react'
import { branchChat } from '@/features/chat/verbs.ts'
import { MenuButton } from '@/features/menu/menu-button.tsx'
import { useModels } from '@/features/models/use-models.ts'
import { announce } from '@/ui/announce.ts'
import { copyText } from '@/ui/copy-text.ts'
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuSub,
  DropdownMenuSubContent,
  DropdownMenuSubTrigger,
  DropdownMenuTrigger,
} from '@/ui/dropdown-menu.tsx'
import { plain } from './announcer.ts'
import type { MessageMenuProps } from './message-menu.tsx'
import { setMessageView } from './message-view.ts'
import { askAgain } from './verbs.ts'

export function MessageMenuOpen({ defaultOpen, ...props }: MessageMenuProps & { defaultOpen: boolean }) {
  return (
    <DropdownMenu defaultOpen={defaultOpen}>
      <DropdownMenuTrigger asChild>
        <MenuButton label="More for this message" />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <MenuItems {...props} />
      </DropdownMenuContent>
    </DropdownMenu>
  )
}

function MenuItems({ message, parts, isOwn }: MessageMenuProps) {
  const isAnswer = message.role === 'assistant'
  return (
    <>
      <DropdownMenuItem onSelect={() => void copy(textOf(parts))}>
        <ClipboardCopy aria-hidden /> {isAnswer ? 'Copy as Markdown' : 'Copy'}
      </DropdownMenuItem>
      {isAnswer && (
        <DropdownMenuItem onSelect={() => void copy(plain(textOf(parts)))}>
          <FileText aria-hidden /> Copy as plain text
        </DropdownMenuItem>
      )}
      {isAnswer && <OtherModels message={message} />}
      <DropdownMenuItem onSelect={() => void branchChat(message.chatId, message.id)}>
        <GitBranch aria-hidden /> Branch a new chat from here
      </DropdownMenuItem>
      {(isAnswer || isOwn) && (
        <>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => setMessageView({ deleting: message.id })}>
            <Trash2 aria-hidden /> Delete…
          </DropdownMenuItem>
        </>
      )}
    </>
  )
}

function OtherModels({ message }: { message: Message }) {
  const { models } = useModels()
  if (models.length < 2) return null
  return (
    <DropdownMenuSub>
      <DropdownMenuSubTrigger>
        <RefreshCw aria-hidden /> Answer again with
      </DropdownMenuSubTrigger>
      <DropdownMenuSubContent className="max-h-80 max-w-72">
        {models.map(({ id, name }) => (
          <DropdownMenuItem key={id} onSelect={() => void askAgain(message, id)}>
            <span className="truncate">{name}</span>
          </DropdownMenuItem>
        ))}
      </DropdownMenuSubContent>
    </DropdownMenuSub>
  )
}

async function copy(text: string) {
  announce((await copyText(text)) ? 'Copied' : 'The browser refused to copy')
}
