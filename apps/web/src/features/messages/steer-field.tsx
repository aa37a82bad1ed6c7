'use client'

import { useState, type KeyboardEvent } from 'react'
import { talkApi } from '@/lib/api-talk.ts'
import { tryOrTell } from '@/lib/try-or-tell.ts'
import { Button } from '@/ui/button.tsx'
import { Input } from '@/ui/input.tsx'

const LONGEST = 4000

type SteerFieldProps = { replyId: string; onDone: () => void }

/** Tells an answer, while it is being written, what to heed from here on. */
export function SteerField({ replyId, onDone }: SteerFieldProps) {
  const [words, setWords] = useState('')
  const [isSending, setSending] = useState(false)
  const send = async () => {
    if (words.trim() === '' || isSending) return
    setSending(true)
    const done = await tryOrTell('Steer', () => talkApi.steer(replyId, words))
    setSending(false)
    if (done) onDone()
  }
  const heedKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.key !== 'Escape') return
    event.stopPropagation()
    onDone()
  }
  return (
    <form
      className="flex flex-wrap items-center gap-2 py-1"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Input
        ref={focus}
        aria-label="What the answer shall heed"
        placeholder="Shorter, please, and with an example"
        value={words}
        maxLength={LONGEST}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={heedKey}
        className="min-w-48 flex-1 max-sm:basis-full"
      />
      <Button type="submit" variant="primary" disabled={words.trim() === ''} aria-busy={isSending}>
        Steer
      </Button>
      <Button variant="ghost" onClick={onDone}>
        Cancel
      </Button>
    </form>
  )
}

const focus = (field: HTMLInputElement | null) => field?.focus()
