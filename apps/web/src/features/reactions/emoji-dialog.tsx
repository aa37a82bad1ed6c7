'use client'

import { Dialog, DialogContent } from '@/ui/dialog.tsx'
import { EmojiPicker } from './emoji-picker.tsx'
import { toggleReaction } from './verbs.ts'

export type EmojiDialogProps = { chatId: string; messageId: string; onClose: () => void }

/** All emoji, on screens that are touched. */
export function EmojiDialog({ chatId, messageId, onClose }: EmojiDialogProps) {
  const choose = (emoji: string) => {
    onClose()
    void toggleReaction(chatId, messageId, emoji)
  }
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent title="Choose a reaction" size="sm">
        <EmojiPicker onChoose={choose} />
      </DialogContent>
    </Dialog>
  )
}
