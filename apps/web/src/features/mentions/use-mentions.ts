'use client'

import { useState, type KeyboardEvent } from 'react'
import { useParticipants } from '@/features/rooms/use-room.ts'
import { useInbox } from '@/lib/live/inbox.ts'
import { queryAt, suggestionsFor, withMention, type Suggestion } from './suggest.ts'

type Field = { id: string; chatId: string; isOn: boolean; text: string; setText: (text: string) => void }

const NOBODY: Suggestion[] = []

/** Whom one may mean while writing an `@`, and the keys that choose among them. */
export function useMentions({ id, chatId, isOn, text, setText }: Field) {
  const [caret, setCaret] = useState<number | null>(null)
  const [chosen, setChosen] = useState(0)
  // The place of an @ whose list was closed: it stays closed there.
  const [dismissed, setDismissed] = useState(-1)
  const ownId = useInbox((inbox) => inbox.profile.id) ?? null
  const participants = useParticipants(chatId)
  const asked = isOn && caret !== null ? queryAt(text, caret) : null
  const isOpen = asked !== null && asked.from !== dismissed
  const suggestions = isOpen ? suggestionsFor(participants, asked.query, ownId) : NOBODY
  const active = Math.min(chosen, suggestions.length - 1)

  const pick = (suggestion: Suggestion) => {
    if (!asked) return
    const next = withMention(text, asked, suggestion.handle)
    setText(next.text)
    setCaret(null)
    setChosen(0)
    placeCaret(id, next.caret)
  }
  const heedKey = (event: KeyboardEvent): boolean => {
    if (suggestions.length === 0 || event.nativeEvent.isComposing) return false
    const act = actionOf(event)
    if (act === null) return false
    const current = suggestions[active]
    // Who has written the handle out has nothing to pick: Enter sends.
    if (event.key === 'Enter' && current?.handle === asked?.query.toLowerCase()) return false
    event.preventDefault()
    if (act === 'close') setDismissed(asked?.from ?? -1)
    else if (act === 'pick' && current) pick(current)
    else setChosen((active + (act === 'down' ? 1 : -1) + suggestions.length) % suggestions.length)
    return true
  }
  const look = (field: HTMLTextAreaElement | null) => {
    setCaret(field?.selectionStart ?? null)
    setChosen(0)
    if (field && queryAt(field.value, field.selectionStart) === null) setDismissed(-1)
  }
  return { suggestions, active, pick, heedKey, look }
}

function actionOf(event: KeyboardEvent): 'up' | 'down' | 'pick' | 'close' | null {
  if (event.shiftKey || event.metaKey || event.ctrlKey || event.altKey) return null
  switch (event.key) {
    case 'ArrowUp':
      return 'up'
    case 'ArrowDown':
      return 'down'
    case 'Enter':
    case 'Tab':
      return 'pick'
    case 'Escape':
      return 'close'
    default:
      return null
  }
}

/** After the text is in the field. */
function placeCaret(id: string, caret: number) {
  requestAnimationFrame(() => {
    const field = document.getElementById(id)
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus()
    field.setSelectionRange(caret, caret)
  })
}
