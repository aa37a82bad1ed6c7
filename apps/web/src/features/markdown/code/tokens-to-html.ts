import type { ThemedToken } from 'shiki/types'
import { kindOf } from './theme.ts'

/** Tokens as spans with a class each. Neighbours of one kind share a span, plain words have none. */
export const tokensToHtml = (lines: ThemedToken[][]) => lines.map(lineToHtml).join('\n')

function lineToHtml(tokens: ThemedToken[]) {
  const runs: { kind: string | undefined; text: string }[] = []
  for (const { content, color } of tokens) {
    const kind = kindOf(color)
    const last = runs.at(-1)
    if (last?.kind === kind && last) last.text += content
    else runs.push({ kind, text: content })
  }
  return runs
    .map(({ kind, text }) =>
      kind ? `<span class="tok-${kind}">${escapeHtml(text)}</span>` : escapeHtml(text),
    )
    .join('')
}

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
