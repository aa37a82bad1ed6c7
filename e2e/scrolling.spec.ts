import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'

/** Longer than any test: it is stopped when everything has been seen. */
const LONG = '/demo tokens=100000 rate=150 ttft=0'

test('who scrolls up in mid-answer stays where they read, and jumps back to the end', async ({ ada }) => {
  const { id } = await ada.api.newChat('Long')
  await ada.api.converse(id, '/demo tokens=600 rate=0 ttft=0 seed=51')
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await chat.isDone()
  await chat.say(`${LONG} seed=52`)
  await chat.showsAtLeast(200)
  const jump = ada.page.getByRole('button', { name: /^Jump to latest/ })
  await expect(jump).toBeHidden()

  await chat.scroller.hover()
  await ada.page.mouse.wheel(0, -700)
  await expect(jump).toBeVisible()
  await rest(chat)
  // A paragraph that is in sight: others may not be there at all.
  const read = await chat.scroller.evaluateHandle((scroller) => {
    const { top, bottom } = scroller.getBoundingClientRect()
    return [...scroller.querySelectorAll('.markdown p')].find((paragraph) => {
      const box = paragraph.getBoundingClientRect()
      return box.top > top && box.bottom < bottom
    })
  })
  const placeOf = () =>
    read.evaluate((paragraph) => Math.round(paragraph?.getBoundingClientRect().y ?? Number.NaN))
  const place = await placeOf()
  const shown = (await chat.shown()).length
  await chat.showsAtLeast(shown + 400)
  expect(Math.abs((await placeOf()) - place)).toBeLessThanOrEqual(1)

  await jump.click()
  await expect(jump).toBeHidden()
  await chat.stopButton.click()
  await expect(chat.last).toHaveAttribute('data-status', 'stopped')
  await expect(chat.last.getByRole('button', { name: 'Answer again' })).toBeInViewport()
})

test('who reads on in a growing answer goes as far as they turn the wheel, and stays when it ends', async ({
  ada,
}) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await chat.say(`${LONG} seed=54 markdown=code,table,list`)
  await chat.showsAtLeast(5000)
  await chat.scroller.hover()
  const turnWheel = async (px: number) => {
    const before = await rest(chat)
    await ada.page.mouse.wheel(0, px)
    await expect.poll(() => rest(chat)).not.toBe(before)
    return (await rest(chat)) - before
  }
  // However much of it the growing end takes back: so far up that one does not come to the end again below.
  const fromEnd = () => chat.scroller.evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop)
  await expect
    .poll(async () => {
      await ada.page.mouse.wheel(0, -1200)
      await rest(chat)
      return fromEnd()
    })
    .toBeGreaterThan(1000)
  for (let turn = 0; turn < 5; turn++) expect(await turnWheel(100)).toBeLessThanOrEqual(101)

  const place = await rest(chat)
  await chat.stopButton.click()
  await expect(chat.last).toHaveAttribute('data-status', 'stopped')
  expect(Math.abs((await rest(chat)) - place)).toBeLessThanOrEqual(1)
})

/** Where the list is, once it has come to rest. The wheel is smooth: what moves does so with each frame. */
const rest = ({ scroller }: ChatScreen): Promise<number> =>
  scroller.evaluate(async (log) => {
    const frames = 8
    let now = log.scrollTop
    for (let still = 0; still < frames; still++) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      if (log.scrollTop !== now) still = 0
      now = log.scrollTop
    }
    return now
  })

test('who stays at the end follows it', async ({ ada }) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await chat.say('/demo tokens=700 rate=250 ttft=0 seed=53 markdown=code,table,list')
  await chat.isDone()
  // What was just rendered is laid out with the next frame.
  await expect
    .poll(() => chat.scroller.evaluate((log) => log.scrollHeight - log.clientHeight - log.scrollTop))
    .toBeLessThanOrEqual(2)
  await expect(chat.last.getByRole('button', { name: 'Answer again' })).toBeInViewport()
})

test('a chat of 300 messages opens at its end and scrolls up to its first, a few rows at a time', async ({
  ada,
}) => {
  const { id } = await ada.api.newChat('Three hundred')
  for (let count = 1; count <= 300; count++)
    await ada.api.send(id, `message ${count} of many`, { ask: false })
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await expect(chat.message('message 300 of many')).toBeInViewport()
  expect(await chat.messages.count()).toBeLessThan(80)

  await chat.scroller.hover()
  await expect(async () => {
    await ada.page.mouse.wheel(0, -4000)
    expect(await chat.message(/message 1 of many/).count()).toBe(1)
  }).toPass()
  await ada.page.mouse.wheel(0, -4000)
  await expect(chat.message(/message 1 of many/)).toBeInViewport()
  expect(await chat.messages.count()).toBeLessThan(80)
  await expect(chat.messages.first()).toContainText('message 1 of many')

  await ada.page.getByRole('button', { name: /^Jump to latest/ }).click()
  await expect(chat.message('message 300 of many')).toBeInViewport()
})

test('older messages that are loaded above do not move what is read', async ({ ada }) => {
  test.slow()
  const { id } = await ada.api.newChat('Steady')
  for (let count = 1; count <= 130; count++)
    await ada.api.send(id, `line ${count}\n`.repeat(1 + (count % 4)), { ask: false })
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await expect(chat.last).toContainText('line 130')

  const loads: string[] = []
  ada.page.on('response', (response) => {
    if (response.url().includes('before=')) loads.push(response.url())
  })
  await chat.scroller.hover()
  let seen = await seenLines(chat)
  while (!seen.includes(1)) {
    const before = seen
    await scrollUp(chat, 400)
    seen = await seenLines(chat)
    // Less than a screen further up: nothing that was loaded or measured on the way took them to another place.
    expect(Math.max(...seen)).toBeLessThanOrEqual(Math.max(...before))
    expect(Math.max(...seen)).toBeGreaterThanOrEqual(Math.min(...before) - 1)
  }
  expect(loads.length).toBeGreaterThan(0)
  expect(new Set(loads).size, 'each page is loaded once').toBe(loads.length)
})

/**
 * Turns the wheel once, and waits until the list has heard of it and stands still again. What comes above does not change
 * how far its end is.
 */
async function scrollUp(chat: ChatScreen, px: number) {
  const fromEnd = () => chat.scroller.evaluate((log) => log.scrollHeight - log.scrollTop)
  const isMoreAbove = () => chat.scroller.evaluate((log) => log.scrollTop > 0)
  await expect.poll(isMoreAbove).toBe(true)
  const before = await fromEnd()
  await chat.page.mouse.wheel(0, -px)
  await expect.poll(fromEnd).toBeGreaterThan(before)
  await rest(chat)
}

/** The numbers of the lines that are in sight. */
const seenLines = (chat: ChatScreen) =>
  chat.scroller.evaluate((log) => {
    const { top, bottom } = log.getBoundingClientRect()
    return [...log.querySelectorAll('article')]
      .filter((row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom)
      .map((row) => Number(/line (\d+)/.exec(row.textContent)?.[1]))
  })
