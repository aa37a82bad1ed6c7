'use client'

import { Composer } from '@/features/composer/composer.tsx'
import { useOnlyReads } from '@/features/messages/use-speaks.ts'
import { useIsRoom } from '@/features/rooms/use-room.ts'
import { useAnswering } from '@/features/models/use-answering.ts'
import { isDemo } from '@/features/models/use-models.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { usePrinted } from '@/lib/use-printed.ts'
import { RoomComposer } from './lazy-room.tsx'
import { StatusLine } from './status-line.tsx'
import { useChatSettings } from './use-settings.ts'

export function ComposerArea({ chatId }: { chatId: string | null }) {
  const isRoom = useIsRoom(chatId)
  const onlyReads = useOnlyReads(chatId ?? '')
  const { model } = useChatSettings(chatId)
  const { id } = useAnswering(model)
  const printed = usePrinted()
  const sendWith = useInbox((inbox) => inbox.profile.preferences.sendWith) ?? 'enter'
  const hint =
    sendWith === 'enter'
      ? 'Enter sends, Shift+Enter begins a new line'
      : `${printed('mod+enter')} sends, Enter begins a new line`
  return (
    <div className="shrink-0 px-2 pb-[max(env(safe-area-inset-bottom),4px)] sm:px-0">
      <div className="fades-above mx-auto w-full max-w-3xl sm:px-6">
        {chatId !== null && isRoom ? (
          <RoomComposer chatId={chatId} />
        ) : (
          <Composer
            chatId={chatId}
            placeholder={isDemo(id) ? 'Write a message, or try /demo' : 'Write a message'}
          />
        )}
        <StatusLine chatId={chatId} hint={onlyReads ? '' : hint} />
      </div>
    </div>
  )
}
