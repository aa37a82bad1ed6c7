'use client'

import { mentionSpans } from '@parley/contracts'
import type { ReactNode } from 'react'
import { WordsProvider } from '@/features/markdown/said.tsx'
import { Mention } from './mention.tsx'

/** A text of a room with those marked whom it mentions. */
export function withMentions(text: string, chatId: string): ReactNode {
  const pieces: ReactNode[] = []
  let from = 0
  for (const { start, end, handle } of mentionSpans(text)) {
    pieces.push(text.slice(from, start))
    pieces.push(<Mention key={start} chatId={chatId} handle={handle} written={text.slice(start, end)} />)
    from = end
  }
  pieces.push(text.slice(from))
  return pieces
}

/** Marks mentions in what is formatted below it, as in what people said. */
export function MarksMentions({ chatId, children }: { chatId: string; children: ReactNode }) {
  const say = (text: string) => withMentions(text, chatId)
  return <WordsProvider value={say}>{children}</WordsProvider>
}
