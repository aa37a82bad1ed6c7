import { createContext, use, type ReactNode } from 'react'

/** What words of a message become where it is shown: in a room, those whom they mention are marked. */
export type SayWords = (text: string) => ReactNode

const WordsContext = createContext<SayWords | null>(null)

export const WordsProvider = WordsContext.Provider

/** Words of a message, but for those in code and in links. */
export function Said({ text }: { text: string }): ReactNode {
  const say = use(WordsContext)
  return say ? say(text) : text
}
