import type { Locator } from '@playwright/test'
import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'
import { lettersOf } from './recorder.ts'

/** Some 90,000 characters of all that answers are made of. */
const LONG = '/demo tokens=22000 rate=4000 ttft=0 seed=61 markdown=code,table,list,math'
// Much longer than it takes, as a busy machine is no fault of the page.
const SHOWN_WITHIN_MS = 300_000

test('a long answer is shown whole when it has been written, and again after a reload', async ({ ada }) => {
  test.setTimeout(900_000)
  const chat = new ChatScreen(ada.page)
  const { id } = await ada.api.newChat('Long')
  await chat.open(id)
  await chat.say(LONG)
  const { content } = await ada.api.answered(id)
  expect(content.length).toBeGreaterThan(80_000)
  await showsAllOf(chat, content)

  await ada.page.reload()
  await showsAllOf(chat, content)
})

async function showsAllOf(chat: ChatScreen, content: string) {
  await chat.isDone()
  const whole = wordsOf(content)
  await expect
    .poll(async () => (await wordsIn(chat.answer)).length, { timeout: SHOWN_WITHIN_MS })
    .toBe(whole.length)
  expect(await wordsIn(chat.answer)).toBe(whole)
}

/** What of Markdown is shown as words. Written here anew: what formats the page must not judge itself. */
const wordsOf = (markdown: string) =>
  lettersOf(
    markdown
      .replace(/^ *```\w*$/gm, '')
      .replace(/^ *\d+\. /gm, '')
      .replace(/^ *- \[x\] /gm, ''),
  )

/** The words of a page. Captions of code are its own, and a formula says its source once more for those who listen. */
const wordsIn = async (answer: Locator) =>
  lettersOf(
    await answer.evaluate((shown) => {
      const copy = shown.cloneNode(true) as Element
      for (const caption of copy.querySelectorAll('figcaption')) caption.remove()
      for (const formula of copy.querySelectorAll('.katex'))
        formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '')
      return copy.textContent
    }),
  )
