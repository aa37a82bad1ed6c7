'use client'

import { mentionSpans, type Message } from '@parley/contracts'
import type { ReactNode } from 'react'
import { Words } from '@/features/messages/own-words.tsx'
import { Mention } from './mention.tsx'

type SaidWordsProps = { message: Message; text: string }

/** What a person said in a room, with those it mentions marked. */
export const SaidWords = ({ message, text }: SaidWordsProps) => (
  <Words text={text} render={(shown) => withMentions(shown, message)} />
)

function withMentions(text: string, { chatId }: Message): ReactNode[] {
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
