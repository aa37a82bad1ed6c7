'use client'

import { ArrowUp, Square } from 'lucide-react'
import { useEffect, type KeyboardEvent } from 'react'
import { useInbox } from '@/lib/live/inbox.ts'
import { usePrinted } from '@/lib/use-printed.ts'
import { useWrittenReply } from '@/features/chat/use-chat.ts'
import { stopAnswer } from '@/features/messages/verbs.ts'
import { cn } from '@/ui/cn.ts'
import { IconButton } from '@/ui/icon-button.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { NEW_CHAT, setDraft, useDrafts } from './drafts.ts'
import { editLastOwn } from './edit-last-own.ts'
import { COMPOSER_ID, focusComposer } from './focus.ts'
import { LengthNote } from './length-note.tsx'
import { isSendable, sendDraft } from './send.ts'
import { sends } from './send-key.ts'

type ComposerProps = { chatId: string | null; placeholder: string }

export function Composer({ chatId, placeholder }: ComposerProps) {
  const draft = chatId ?? NEW_CHAT
  const text = useDrafts(({ drafts }) => drafts[draft] ?? '')
  const sendWith = useInbox((inbox) => inbox.profile.preferences.sendWith) ?? 'enter'
  const writtenReply = useWrittenReply(chatId ?? '')
  const maySend = isSendable(text)

  useEffect(focusUnlessTouch, [draft])

  const heedKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (sends(event.nativeEvent, isTouch() ? 'mod-enter' : sendWith)) {
      event.preventDefault()
      sendDraft(chatId)
    } else if (event.key === 'Escape' && !event.shiftKey) event.currentTarget.blur()
    else if (event.key === 'ArrowUp' && text === '' && chatId !== null && editLastOwn(chatId))
      event.preventDefault()
  }

  return (
    <form
      aria-label="Write a message"
      onSubmit={(event) => {
        event.preventDefault()
        sendDraft(chatId)
        focusComposer()
      }}
      className="relative flex items-end gap-1 rounded-xl border border-input bg-bg p-1.5 transition-[border-color] focus-within:border-ring"
    >
      <Textarea
        id={COMPOSER_ID}
        aria-label="Message"
        placeholder={placeholder}
        value={text}
        onChange={(event) => setDraft(draft, event.target.value)}
        onKeyDown={heedKey}
        dir="auto"
        className={cn(
          'max-h-[40dvh] min-h-9 flex-1 overflow-y-auto border-0 bg-transparent px-2.5 py-1.5 text-base leading-6',
          'focus-visible:outline-none pointer-coarse:py-1.5',
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
function focusUnlessTouch() {
  if (!isTouch()) focusComposer()
}
