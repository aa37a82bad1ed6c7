'use client'

import { MentionBadge } from '@/features/chat-list/unread-badge.tsx'
import { Button } from '@/ui/button.tsx'
import { tooltipData } from '@/ui/tooltip.ts'
import { VisuallyHidden } from '@/ui/visually-hidden.tsx'
import { useMentionedIn } from './use-thread-mentions.ts'
import { openThread } from './verbs.ts'

/** The way to the threads in which one is mentioned, one after the other: they may be far above. */
export function MentionsButton({ chatId }: { chatId: string }) {
  const waiting = useMentionedIn(chatId)
  const [first] = waiting
  if (!first) return null
  const times = waiting.length === 1 ? 'once' : `${waiting.length} times`
  const words = `You are mentioned ${times} in threads`
  return (
    <Button
      variant="ghost"
      className="px-2"
      onClick={() => openThread(first.threadId)}
      {...tooltipData({ label: words, side: 'bottom', shortcut: undefined })}
    >
      <MentionBadge count={waiting.length} />
      <VisuallyHidden>{words}</VisuallyHidden>
    </Button>
  )
}
