'use client'

import { textOf, type Message, type Part } from '@parley/contracts'
import { useState, type KeyboardEvent } from 'react'
import { FIELD_TAKES, LengthNote } from '@/features/composer/length-note.tsx'
import { isSendable } from '@/features/composer/send.ts'
import { post } from '@/features/outbox/outbox.ts'
import { Button } from '@/ui/button.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { setMessageView } from './message-view.ts'
import { saveEdit } from './verbs.ts'

type MessageEditorProps = { message: Message; parts: Part[]; isRoom?: boolean }

/** Changes one's own words in their place: as a new branch that is answered, or without asking again. */
export function MessageEditor({ message, parts, isRoom = false }: MessageEditorProps) {
  const [text, setText] = useState(() => textOf(parts))
  const mayGo = isSendable(text)
  const ask = () => {
    if (!mayGo) return
    post({ chatId: message.chatId, content: text, parentId: message.parentId })
    close()
  }
  const save = () => {
    if (!mayGo) return
    void saveEdit(message, text)
    close()
  }
  const heedKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) (isRoom ? save : ask)()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="relative mt-1 flex flex-col gap-2 pb-2">
      <LengthNote length={text.length} />
      <Textarea
        ref={focusEnd}
        aria-label="Edit message"
        value={text}
        maxLength={FIELD_TAKES}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={heedKey}
        dir="auto"
        className="max-h-[40dvh] text-base leading-6"
      />
      <div className="flex flex-wrap gap-2">
        {isRoom ? (
          <RoomButtons mayGo={mayGo} onSave={save} onBranch={message.threadId === null ? ask : null} />
        ) : (
          <>
            <Button variant="primary" disabled={!mayGo} onClick={ask}>
              Save & ask again
            </Button>
            <Button disabled={!mayGo} onClick={save}>
              Save only
            </Button>
          </>
        )}
        <Button variant="ghost" onClick={close}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

type RoomButtonsProps = { mayGo: boolean; onSave: () => void; onBranch: (() => void) | null }

/** In a room the words of before have been heard by others: they are mended, or said anew on a branch. */
const RoomButtons = ({ mayGo, onSave, onBranch }: RoomButtonsProps) => (
  <>
    <Button variant="primary" disabled={!mayGo} onClick={onSave}>
      Save
    </Button>
    {onBranch && (
      <Button disabled={!mayGo} onClick={onBranch}>
        Say it on a branch
      </Button>
    )}
  </>
)

const close = () => setMessageView({ editing: null })

function focusEnd(field: HTMLTextAreaElement | null) {
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}
