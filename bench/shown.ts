/** The letters and digits of a text: what is left of Markdown and of its rendering alike. */
export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** Runs in the page: the letters that the newest answer shows. It may use nothing from outside itself. */
export function shownLetters(): string {
  const answers = [...document.querySelectorAll('article[data-message]')]
  const newest = answers.findLast((article) => article.querySelector('.markdown'))
  const texts = [...(newest?.querySelectorAll('.markdown') ?? [])].map((part) => part.textContent)
  return texts.join('').replace(/[^\p{L}\p{N}]+/gu, '')
}
