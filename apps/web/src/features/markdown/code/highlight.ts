import { createHighlighterCore, type HighlighterCore } from 'shiki/core'
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript'
import type { GrammarState } from 'shiki/types'
import { chunksOf } from './chunks.ts'
import { grammars } from './grammars.ts'
import type { LanguageId } from './language-list.ts'
import { theme } from './theme.ts'
import { tokensToHtml } from './tokens-to-html.ts'

const LONGEST_LINE = 2000 // minified code: long to tokenise, and nobody reads it
// The first line pays for compiling the grammar's patterns, which takes a slow phone more than the usual half second.
const LINE_MS = 8000

let starting: Promise<HighlighterCore> | undefined
// A few grammars use patterns that only the C engine knows; `forgiving` leaves those out.
const start = () =>
  (starting ??= createHighlighterCore({
    themes: [theme],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  }))

/** Highlights chunk after chunk, so that the first lines of long code need not wait for the last ones. */
export async function* highlight(
  code: string,
  language: LanguageId,
  lineMs = LINE_MS,
): AsyncGenerator<string> {
  const highlighter = await start()
  await highlighter.loadLanguage(grammars[language])
  let state: GrammarState | undefined
  for (const chunk of chunksOf(code)) {
    const endsLine = chunk.endsWith('\n')
    const lines = highlighter.codeToTokensBase(endsLine ? chunk.slice(0, -1) : chunk, {
      lang: language,
      theme: theme.name ?? '',
      tokenizeMaxLineLength: LONGEST_LINE,
      tokenizeTimeLimit: lineMs,
      ...(state && { grammarState: state }),
    })
    state = highlighter.getLastGrammarState(lines)
    yield tokensToHtml(lines) + (endsLine ? '\n' : '')
  }
}
