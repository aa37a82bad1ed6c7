'use client'

import type { ChatListItem } from '@parley/contracts'
import { TitleField } from '@/features/chat/title-field.tsx'
import { renameChat } from '@/features/chat/verbs.ts'
import { setListView } from './list-view.ts'

/** The row of a chat while its title is being changed. */
export function RenameRow({ item }: { item: ChatListItem }) {
  return (
    <div className="mx-2 flex h-8 items-center pointer-coarse:h-11">
      <TitleField
        title={item.title}
        onDone={(title) => {
          setListView({ renaming: null })
          if (title !== null) void renameChat(item.id, title)
        }}
      />
    </div>
  )
}
