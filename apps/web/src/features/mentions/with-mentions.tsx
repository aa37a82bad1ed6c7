'use client'

import { mentionSpans } from '@parley/contracts'
import type { ReactNode } from 'react'
import { WordsProvider } from '@/features/markdown/said.tsx'
import { Mention } from './mention.tsx'

const OPENING = /[([{"'“‘«]{1,3}$/
const CLOSING = /^[)\]}"'”’».,;:!?…]{1,3}/

/** A text of a room with those marked whom it mentions. */
export function withMentions(text: string, chatId: string): ReactNode {
  const pieces: ReactNode[] = []
  let from = 0
  for (const { start, end, handle } of mentionSpans(text)) {
    const opening = OPENING.exec(text.slice(from, start))?.[0] ?? ''
    const closing = CLOSING.exec(text.slice(end))?.[0] ?? ''
    pieces.push(text.slice(from, start - opening.length))
    // Lines break on both sides of a button, also between it and its bracket.
    pieces.push(
      <span key={start} className="whitespace-nowrap">
        {opening}
        <Mention chatId={chatId} handle={handle} written={text.slice(start, end)} />
        {closing}
      </span>,
    )
    from = end + closing.length
  }
  pieces.push(text.slice(from))
  return pieces
}

/** Marks mentions in what is formatted below it, as in what people said. */
export function MarksMentions({ chatId, children }: { chatId: string; children: ReactNode }) {
  const say = (text: string) => withMentions(text, chatId)
  return <WordsProvider value={say}>{children}</WordsProvider>
}
