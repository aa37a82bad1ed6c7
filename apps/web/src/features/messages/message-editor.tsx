'use client'

import { textOf, type Message, type Part } from '@parley/contracts'
import { useState, type KeyboardEvent } from 'react'
import { post } from '@/features/outbox/outbox.ts'
import { Button } from '@/ui/button.tsx'
import { Textarea } from '@/ui/textarea.tsx'
import { setMessageView } from './message-view.ts'
import { saveEdit } from './verbs.ts'

/** Changes one's own words in their place: as a new branch that is answered, or without asking again. */
export function MessageEditor({ message, parts }: { message: Message; parts: Part[] }) {
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
    else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) ask()
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
        onChange={(event) => setText(event.target.value)}
        onKeyDown={heedKey}
        className="max-h-[40dvh] text-base leading-6"
      />
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" disabled={isEmpty} onClick={ask}>
          Save & ask again
        </Button>
        <Button disabled={isEmpty} onClick={save}>
          Save only
        </Button>
        <Button variant="ghost" onClick={close}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

const close = () => setMessageView({ editing: null })

function focusEnd(field: HTMLTextAreaElement | null) {
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}
