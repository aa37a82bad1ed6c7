'use client'

import type { Message } from '@parley/contracts'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { IconButton } from '@/ui/icon-button.tsx'
import { showAlternative } from './verbs.ts'

type AlternativesProps = { message: Message; alternatives: readonly string[] }

/** Goes between messages that follow the same one: ‹ 2/3 ›. */
export function Alternatives({ message, alternatives }: AlternativesProps) {
  const place = alternatives.indexOf(message.id)
  if (alternatives.length < 2 || place === -1) return null
  const go = (to: number) => {
    const id = alternatives[to]
    if (id !== undefined) void showAlternative(message.chatId, id)
  }
  return (
    <fieldset aria-label="Alternatives" className="flex items-center text-xs text-muted-fg">
      <IconButton label="Previous alternative" size="sm" disabled={place === 0} onClick={() => go(place - 1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <span className="tabular-nums">
        <span className="sr-only">Alternative </span>
        {place + 1}/{alternatives.length}
      </span>
      <IconButton
        label="Next alternative"
        size="sm"
        disabled={place === alternatives.length - 1}
        onClick={() => go(place + 1)}
      >
        <ChevronRight aria-hidden />
      </IconButton>
    </fieldset>
  )
}
