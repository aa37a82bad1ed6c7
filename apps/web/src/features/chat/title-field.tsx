'use client'

import { useRef, useState, type KeyboardEvent } from 'react'
import { Input } from '@/ui/input.tsx'

const LONGEST = 200

type TitleFieldProps = {
  title: string
  /** The new title; null when it stays as it is. */
  onDone: (title: string | null) => void
}

/** Changes a title in its place: Enter or leaving saves, Esc leaves it as it was. */
export function TitleField({ title, onDone }: TitleFieldProps) {
  const [text, setText] = useState(title)
  const isDone = useRef(false)
  const finish = (next: string | null) => {
    if (isDone.current) return
    isDone.current = true
    onDone(next === null || next === '' || next === title ? null : next)
  }
  const heedKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') finish(text.trim())
    else if (event.key === 'Escape') finish(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Input
      ref={selectAll}
      data-title-field
      aria-label="Title of the chat"
      dir="auto"
      value={text}
      maxLength={LONGEST}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={heedKey}
      onBlur={() => finish(text.trim())}
      className="h-7 px-2"
    />
  )
}

// A menu that closes gives the focus back a moment later; the field takes it after that.
function selectAll(field: HTMLInputElement | null) {
  if (!field) return undefined
  const frame = requestAnimationFrame(() => {
    field.focus()
    field.select()
  })
  return () => cancelAnimationFrame(frame)
}
