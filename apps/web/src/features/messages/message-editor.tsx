'use client'

import { MAX_TEXT, textOf, type Message, type Part } from '@parley/contracts'
import { useState, type KeyboardEvent } from 'react'
import { post } from '@/features/outbox/outbox.ts'
import { Button } from '@/ui/button.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { setMessageView } from './message-view.ts'
import { saveEdit } from './verbs.ts'

type MessageEditorProps = { message: Message; parts: Part[]; isRoom?: boolean }

/** Changes one's own words in their place: as a new branch that is answered, or without asking again. */
export function MessageEditor({ message, parts, isRoom = false }: MessageEditorProps) {
  const [text, setText] = useState(() => textOf(parts))
  const isEmpty = text.trim() === ''
  const ask = () => {
    if (isEmpty) return
    post({ chatId: message.chatId, content: text, parentId: message.parentId })
    close()
  }
  const save = () => {
    if (isEmpty) return
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
    <div className="mt-1 flex flex-col gap-2 pb-2">
      <Textarea
        ref={focusEnd}
        aria-label="Edit message"
        value={text}
        maxLength={MAX_TEXT}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={heedKey}
        dir="auto"
        className="max-h-[40dvh] text-base leading-6"
      />
      <div className="flex flex-wrap gap-2">
        {isRoom ? (
          <RoomButtons isEmpty={isEmpty} onSave={save} onBranch={message.threadId === null ? ask : null} />
        ) : (
          <>
            <Button variant="primary" disabled={isEmpty} onClick={ask}>
              Save & ask again
            </Button>
            <Button disabled={isEmpty} onClick={save}>
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

type RoomButtonsProps = { isEmpty: boolean; onSave: () => void; onBranch: (() => void) | null }

/** In a room the words of before have been heard by others: they are mended, or said anew on a branch. */
const RoomButtons = ({ isEmpty, onSave, onBranch }: RoomButtonsProps) => (
  <>
    <Button variant="primary" disabled={isEmpty} onClick={onSave}>
      Save
    </Button>
    {onBranch && (
      <Button disabled={isEmpty} onClick={onBranch}>
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
