'use client'

import type { Message } from '@parley/contracts'
import { Words } from '@/features/messages/own-words.tsx'
import { withMentions } from './with-mentions.tsx'

type SaidWordsProps = { message: Message; text: string }

/** What a person said in a room, with those it mentions marked. */
export const SaidWords = ({ message: { chatId }, text }: SaidWordsProps) => (
  <Words text={text} render={(shown) => withMentions(shown, chatId)} />
)
