import { useEffect, useState } from 'react'
import { highlightOf, type Highlighting } from './highlighter.ts'
import { languageNamed } from './languages.ts'

const NOTHING: readonly string[] = []

/** The chunks of this code as HTML, as far as they are done. Asks only once the code is whole. */
export function useHighlighted(code: string, name: string | undefined, isWhole: boolean): readonly string[] {
  const language = languageNamed(name)
  const [shown, setShown] = useState<{ of: string; chunks: readonly string[] }>({ of: '', chunks: NOTHING })
  useEffect(() => {
    if (!isWhole || !language) return undefined
    const highlighting = highlightOf(code, language)
    const show = () => setShown({ of: code, chunks: highlighting.chunks })
    return listenTo(highlighting, show)
  }, [code, language, isWhole])
  return shown.of === code ? shown.chunks : NOTHING
}

function listenTo(highlighting: Highlighting, listener: () => void) {
  if (highlighting.chunks.length > 0) listener()
  highlighting.listeners.add(listener)
  return () => {
    highlighting.listeners.delete(listener)
  }
}
