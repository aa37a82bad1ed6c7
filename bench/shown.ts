/** The letters and digits that a Markdown text shows: no languages of code, no numbers of lists, no marks of tasks. */
export const lettersOf = (markdown: string): string =>
  markdown
    .replace(/^ *```\w*$/gm, '')
    .replace(/^ *\d+\. /gm, '')
    .replace(/^ *- \[x\] /gm, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')

/**
 * Runs in the page: the letters that the newest answer shows, without the captions of code, and of formulas their source. It
 * may use nothing from outside itself.
 */
export function shownLetters(): string {
  const answers = [...document.querySelectorAll('article[data-message]')]
  const newest = answers.findLast((article) => article.querySelector('.markdown'))
  const texts = [...(newest?.querySelectorAll('.markdown') ?? [])].map((part) => {
    if (!part.querySelector('figcaption, .katex')) return part.textContent
    const copy = part.cloneNode(true) as Element
    for (const caption of copy.querySelectorAll('figcaption')) caption.remove()
    for (const formula of copy.querySelectorAll('.katex'))
      formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '')
    return copy.textContent
  })
  return texts.join('').replace(/[^\p{L}\p{N}]+/gu, '')
}
