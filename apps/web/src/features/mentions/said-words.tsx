'use client'

import type { Message } from '@parley/contracts'
import { hasMarkup } from '@/features/markdown/has-markup.ts'
import { AnswerText } from '@/features/messages/answer-text.tsx'
import { Folded, Words } from '@/features/messages/own-words.tsx'
import { MarksMentions, withMentions } from './with-mentions.tsx'

type SaidWordsProps = { message: Pick<Message, 'chatId'>; text: string }

/** What a person said in a room, with those it mentions marked, its links to follow, and its code as code. */
export function SaidWords({ message: { chatId }, text }: SaidWordsProps) {
  if (!hasMarkup(text)) return <Words text={text} render={(shown) => withMentions(shown, chatId)} />
  return (
    <MarksMentions chatId={chatId}>
      <Folded text={text}>
        {(shown) => (
          <div dir="auto" className="said text-base">
            <AnswerText text={shown} streaming={false} />
          </div>
        )}
      </Folded>
    </MarksMentions>
  )
}
