'use client'

import { useState } from 'react'
import { ReactTrigger, type ReactButtonProps } from '@/features/messages/room-toolbar.tsx'
import { Popover, PopoverContent, PopoverTrigger } from '@/ui/popover.tsx'
import { EmojiPicker } from './emoji-picker.tsx'
import { toggleReaction } from './verbs.ts'

export function EmojiPopover({
  chatId,
  messageId,
  defaultOpen,
}: ReactButtonProps & { defaultOpen: boolean }) {
  const [isOpen, setOpen] = useState(defaultOpen)
  const choose = (emoji: string) => {
    setOpen(false)
    void toggleReaction(chatId, messageId, emoji)
  }
  return (
    <Popover open={isOpen} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <ReactTrigger />
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Choose a reaction" className="w-72 p-2">
        <EmojiPicker onChoose={choose} />
      </PopoverContent>
    </Popover>
  )
}
