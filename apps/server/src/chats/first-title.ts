const TITLE_LENGTH = 60
/** What is looked at of a line: more than a title takes, and little enough for whatever is pasted. */
const LOOKED_AT = 400

/** The title a chat takes from what is first said in it: the first line that has words, without the signs of Markdown. */
export function firstTitle(content: string): string {
  for (const line of content.split('\n', 50)) {
    const words = plainWords(line.slice(0, LOOKED_AT))
    if (words !== '') return shortened(words)
  }
  return ''
}

const shortened = (words: string): string =>
  words.length > TITLE_LENGTH
    ? `${words
        .slice(0, TITLE_LENGTH - 1)
        .toWellFormed()
        .trimEnd()}…`
    : words

// Of what opens a block only what surely does: a number with a dot may be meant.
const FENCE = /^\s*(?:`{3,}|~{3,})[^`]*$/
const OPENS_BLOCK = /^\s*(?:#{1,6}\s+|>\s*|[-*+]\s+(?:\[[ x]\]\s+)?)+/i
const RULE = /^\s*(?:[-*_]\s*){3,}$/

function plainWords(line: string): string {
  if (FENCE.test(line) || RULE.test(line)) return ''
  return line
    .replace(OPENS_BLOCK, '')
    .split(/(`+[^`]+`+)/)
    .map((piece, index) => (index % 2 === 1 ? piece.replace(/^`+|`+$/g, '') : withoutEmphasis(piece)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Signs between blanks or within a word are meant as they stand: `2 * 3`, `snake_case`. */
const withoutEmphasis = (words: string): string =>
  words
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*{1,3}|~~)(?=\S)(.*?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}_])(_{1,3})(?=\S)(.*?\S)\1(?![\p{L}\p{N}_])/gu, '$2')
