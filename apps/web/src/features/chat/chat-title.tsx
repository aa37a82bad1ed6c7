'use client'

import { GitBranch } from 'lucide-react'
import { chatPath, goToChat } from '@/lib/address.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { Skeleton } from '@/ui/skeleton.tsx'
import { TitleField } from './title-field.tsx'
import { useRenaming } from './renaming.ts'
import { useChatState } from './use-chat.ts'
import { renameChat } from './verbs.ts'

/** The chat's title; a click changes it. */
export function ChatTitle({ chatId }: { chatId: string }) {
  const listed = useInbox((inbox) => inbox.chats[chatId]?.title)
  const title = useChatState(chatId, (state) => state.chat.title) ?? listed
  const [isRenaming, setRenaming] = useRenaming(chatId)
  if (title === undefined) return <Skeleton className="h-4 w-40 max-w-full" />
  if (isRenaming)
    return (
      <div className="max-w-96">
        <TitleField
          title={title}
          onDone={(next) => {
            setRenaming(false)
            if (next !== null) void renameChat(chatId, next)
          }}
        />
      </div>
    )
  return (
    <div className="flex min-w-0 items-center gap-2">
      <h1 className="min-w-0">
        <button
          type="button"
          title="Rename"
          dir="auto"
          onClick={() => setRenaming(true)}
          className="block max-w-full truncate rounded-md px-1.5 py-1 font-accent text-sm font-medium hover:bg-fg/8"
        >
          {title || 'New chat'}
        </button>
      </h1>
      <BranchedFrom chatId={chatId} />
    </div>
  )
}

function BranchedFrom({ chatId }: { chatId: string }) {
  const from = useChatState(chatId, (state) => state.chat.branchedFrom?.chatId ?? null)
  const title = useInbox((inbox) => (from ? inbox.chats[from]?.title : undefined))
  if (!from) return null
  return (
    <a
      href={chatPath(from)}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        goToChat(from)
      }}
      className="flex min-w-0 shrink-2 items-center gap-1 rounded-sm text-xs text-subtle-fg hover:text-fg max-sm:hidden"
    >
      <GitBranch aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">branched from {title ? `“${title}”` : 'another chat'}</span>
    </a>
  )
}
