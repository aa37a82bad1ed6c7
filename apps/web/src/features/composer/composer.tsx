'use client'

import { ArrowUp, Square } from 'lucide-react'
import { useEffect, type KeyboardEvent } from 'react'
import { useInbox } from '@/lib/live/inbox.ts'
import { tellRested, tellTyping } from '@/lib/live/typing.ts'
import { usePrinted } from '@/lib/use-printed.ts'
import { MentionList } from '@/features/chat/lazy-room.tsx'
import { useWrittenReply } from '@/features/chat/use-chat.ts'
import { optionId } from '@/features/mentions/option-id.ts'
import { useMentions } from '@/features/mentions/use-mentions.ts'
import { stopAnswer } from '@/features/messages/verbs.ts'
import { cn } from '@/ui/cn.ts'
import { IconButton } from '@/ui/icon-button.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { draftOf, setDraft, useDrafts } from './drafts.ts'
import { editLastOwn } from './edit-last-own.ts'
import { COMPOSER_ID, focusComposer, THREAD_COMPOSER_ID } from './focus.ts'
import { FIELD_TAKES, LengthNote } from './length-note.tsx'
import { isSendable, sendDraft } from './send.ts'
import { sends } from './send-key.ts'

type ComposerProps = {
  chatId: string | null
  placeholder: string
  /** The thread it writes in. */
  threadId?: string | undefined
  /** In a room people are mentioned, and see each other type. */
  isRoom?: boolean
}

export function Composer({ chatId, placeholder, threadId, isRoom = false }: ComposerProps) {
  const draft = draftOf(chatId, threadId)
  const id = threadId === undefined ? COMPOSER_ID : THREAD_COMPOSER_ID
  const text = useDrafts(({ drafts }) => drafts[draft] ?? '')
  const sendWith = useInbox((inbox) => inbox.profile.preferences.sendWith) ?? 'enter'
  const writtenReply = useWrittenReply(chatId ?? '', threadId)
  const maySend = isSendable(text)

  const mentions = useMentions({
    id,
    chatId: chatId ?? '',
    isOn: isRoom,
    text,
    setText: (next) => setDraft(draft, next),
  })
  const listId = `${id}-mentions`
  const isListOpen = mentions.suggestions.length > 0

  useEffect(() => focusUnlessTouch(id), [draft, id])

  const write = (field: HTMLTextAreaElement) => {
    setDraft(draft, field.value)
    mentions.look(field)
    if (!isRoom || chatId === null) return
    if (field.value.trim() === '') tellRested(chatId, threadId)
    else tellTyping(chatId, threadId)
  }
  const heedKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (mentions.heedKey(event)) event.stopPropagation()
    else if (sends(event.nativeEvent, isTouch() ? 'mod-enter' : sendWith)) {
      event.preventDefault()
      sendDraft(chatId, threadId)
    } else if (event.key === 'Escape' && !event.shiftKey) event.currentTarget.blur()
    else if (event.key === 'ArrowUp' && text === '' && chatId !== null && editLastOwn(chatId, threadId))
      event.preventDefault()
  }

  return (
    <form
      aria-label={threadId === undefined ? 'Write a message' : 'Write in the thread'}
      onSubmit={(event) => {
        event.preventDefault()
        sendDraft(chatId, threadId)
        focusComposer(id)
      }}
      className="relative flex items-end gap-1 rounded-xl border border-input bg-bg p-1.5 transition-[border-color] focus-within:border-ring"
    >
      {isListOpen && (
        <MentionList
          id={listId}
          suggestions={mentions.suggestions}
          active={mentions.active}
          onPick={mentions.pick}
        />
      )}
      <Textarea
        id={id}
        aria-label={threadId === undefined ? 'Message' : 'Reply'}
        aria-autocomplete={isRoom ? 'list' : undefined}
        aria-controls={isListOpen ? listId : undefined}
        aria-activedescendant={isListOpen ? optionId(listId, mentions.active) : undefined}
        placeholder={placeholder}
        value={text}
        maxLength={FIELD_TAKES}
        onChange={(event) => write(event.target)}
        onSelect={(event) => mentions.look(event.currentTarget)}
        onBlur={() => mentions.look(null)}
        onKeyDown={heedKey}
        dir="auto"
        className={cn(
          'max-h-[40dvh] min-h-9 flex-1 overflow-y-auto border-0 bg-transparent px-2.5 py-1.5 text-base leading-6',
          'focus-visible:outline-none pointer-coarse:min-h-10 pointer-coarse:py-2',
        )}
      />
      <LengthNote length={text.length} />
      {writtenReply !== undefined && <StopButton replyId={writtenReply} />}
      {(writtenReply === undefined || text !== '') && <SendButton disabled={!maySend} />}
    </form>
  )
}

function SendButton({ disabled }: { disabled: boolean }) {
  return (
    <IconButton
      type="submit"
      label="Send"
      variant="primary"
      disabled={disabled}
      className="size-9 rounded-lg disabled:bg-muted disabled:text-subtle-fg disabled:opacity-100"
    >
      <ArrowUp aria-hidden />
    </IconButton>
  )
}

function StopButton({ replyId }: { replyId: string }) {
  const printed = usePrinted()
  return (
    <IconButton
      label="Stop the answer"
      shortcut={printed('mod+.')}
      variant="secondary"
      className="size-9 rounded-lg"
      onClick={() => void stopAnswer(replyId)}
    >
      <Square aria-hidden className="size-3.5! fill-current" />
    </IconButton>
  )
}

const isTouch = () => matchMedia('(pointer: coarse)').matches

// On a phone the keyboard would cover what one came to read.
function focusUnlessTouch(id: string) {
  if (!isTouch()) focusComposer(id)
}
