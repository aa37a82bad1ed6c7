import { expect, type Page } from '@playwright/test'

/** The letters and digits of a text: what is left of Markdown and of its rendering alike. */
export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')

/** Everything a page showed of the newest answer, frame by frame, over reloads too. */
export type Recording = {
  shown(): string
  /**
   * Fails if text that was shown went away again, or came twice on the way to this one. `setbacks` is how often the
   * writing may have been taken up again a little earlier.
   */
  expectSteady(finalText: string, options?: { setbacks: number }): Promise<void>
}

/** Begins with the answer that is there, or the first one to come. Give it prose: captions of code are not its words. */
export async function recordAnswer(page: Page): Promise<Recording> {
  const samples: string[] = []
  await page.exposeFunction('parleyShows', (text: string) => void samples.push(lettersOf(text)))
  await page.addInitScript(watchNewestAnswer)
  await page.evaluate(watchNewestAnswer)
  return {
    shown: () => samples.at(-1) ?? '',
    async expectSteady(finalText, { setbacks } = { setbacks: 0 }) {
      const whole = lettersOf(finalText)
      // The page tells of what it shows with its next frame.
      await expect.poll(() => samples.at(-1), 'the last that was shown').toBe(whole)
      let before = ''
      for (const sample of samples) {
        if (!sample.startsWith(before)) setbacks -= 1
        expect(setbacks, `what was shown must stay: ${before}`).toBeGreaterThanOrEqual(0)
        expect(whole.slice(0, sample.length), 'what is shown must be how the whole begins').toBe(sample)
        before = sample
      }
    },
  }
}

/** Runs in the page. */
function watchNewestAnswer() {
  const tell = (globalThis as unknown as { parleyShows: (text: string) => void }).parleyShows
  let last = ''
  const look = () => {
    const answer = [...document.querySelectorAll('article[data-message]')].findLast((article) =>
      article.querySelector('.markdown'),
    )
    const parts = [...(answer?.querySelectorAll('.markdown') ?? [])].filter(
      (part) => !part.closest('.reasoning'),
    )
    const text = parts.map((part) => part.textContent).join('')
    if (text !== '' && text !== last) tell(text)
    if (text !== '') last = text
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}
