'use client'

import { GitBranch } from 'lucide-react'
import { useChatState } from '@/features/chat/use-chat.ts'
import { forgetBranch, useBranchPoint } from '@/features/composer/branch-point.ts'
import { useSpeaks } from '@/features/messages/use-speaks.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { Button } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { backToMainLine, makeMainLine } from './verbs.ts'

/** Above the composer: that one is off the main line, or that what one says next opens a branch. */
export function PlaceBar({ chatId }: { chatId: string }) {
  const ownId = useInbox((inbox) => inbox.profile.id)
  const isOff = useChatState(
    chatId,
    (state) => (state.participants.find(({ id }) => id === ownId)?.placeId ?? null) !== null,
  )
  const point = useBranchPoint((store) => store.point)
  const speaks = useSpeaks(chatId)
  if (point?.chatId === chatId)
    return (
      <Bar
        words={`What you say next opens a branch after the message of ${point.authorName}.`}
        className="min-w-40"
      >
        <Button size="sm" variant="ghost" onClick={forgetBranch}>
          Cancel
        </Button>
      </Bar>
    )
  if (!isOff) return null
  return (
    <Bar words="You are off the main line." className="min-w-48 max-sm:basis-4/5">
      <Button size="sm" variant="ghost" onClick={() => void backToMainLine(chatId)}>
        Back to the main line
      </Button>
      {speaks && (
        <Button size="sm" variant="ghost" onClick={() => void makeMainLine(chatId)}>
          Make this the main line
        </Button>
      )}
    </Bar>
  )
}

type BarProps = { words: string; className: string; children: React.ReactNode }

const Bar = ({ words, className, children }: BarProps) => (
  <section
    aria-label="Branch"
    className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-lg bg-accent-soft px-3 py-1 text-xs"
  >
    <GitBranch aria-hidden className="size-3.5 shrink-0 text-accent" />
    <span className={cn('flex-1', className)}>{words}</span>
    {children}
  </section>
)
