import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { enter, openBrowser } from './browser.ts'
import { Person } from './person.ts'
import type { Result } from './result.ts'
import { Server } from './server.ts'
import { shownLetters } from './shown.ts'
import { median, quantile } from './statistics.ts'

const RATE = 50
const ANSWER_SECONDS = 90
const RELOADS = 7
const SWITCHES = 15
const BETWEEN_MS = 1500
/** The newest letters may have been half of a mark that shows none when it is whole: the 7 of “7. ”, the ts of “```ts”. */
const MAYBE_MARKS = 8

/** How soon people see again what they have seen: after a reload in mid-answer, and in a chat they come back to. */
export async function measure(): Promise<Result[]> {
  await using server = await Server.start()
  const ada = await Person.register(server.url)
  const browser = await openBrowser()
  try {
    const [first, second] = [await ada.newChat(), await ada.newChat()]
    await ada.send(second.id, '/demo ttft=0 rate=0 tokens=300 markdown=code,table')
    await ada.send(first.id, `/demo ttft=0 rate=${RATE} tokens=${RATE * ANSWER_SECONDS} markdown=list`)
    const page = await enter(browser, ada, `/chat/${first.id}`)
    await page.addInitScript({ content: `globalThis.parleyShows = ${shownLetters.toString()}` })
    const reloads = await repeat(RELOADS, () => reload(page))
    await switchTo(page, second.id)
    await switchTo(page, first.id)
    let turn = 0
    const switches = await repeat(SWITCHES, () => switchTo(page, (turn++ % 2 ? first : second).id))
    return [
      ...lines('reload in mid-answer to the text so far', reloads, 300),
      ...lines('switch to a chat seen before', switches, 50),
    ]
  } finally {
    await browser.close()
  }
}

const lines = (what: string, times: number[], atMost: number): Result[] => [
  { what: `${what}, p50`, measured: median(times), unit: 'ms', budget: { of: 'measured', atMost } },
  { what: `${what}, worst of ${times.length}`, measured: quantile(times, 1), unit: 'ms' },
]

async function repeat(count: number, run: () => Promise<number>): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn++) {
    await pause(BETWEEN_MS)
    times.push(await run())
  }
  return times
}

/** From the beginning of the navigation to the frame in which all is shown again that was shown before it. */
async function reload(page: Page): Promise<number> {
  const before = (await page.evaluate(shownLetters)).slice(0, -MAYBE_MARKS)
  await page.reload({ waitUntil: 'commit' })
  const shown = await page.waitForFunction(
    (text) => (globalThis as unknown as Shows).parleyShows().startsWith(text) && performance.now(),
    before,
    { polling: 'raf' },
  )
  return Number(await shown.jsonValue())
}

type Shows = { parleyShows: typeof shownLetters }

/** From the click on its row to the frame after the one in which its messages are there. */
async function switchTo(page: Page, chatId: string): Promise<number> {
  return page.evaluate(async (id) => {
    const row = document.querySelector<HTMLElement>(`a[data-chat-row][href$="${id}"]`)
    if (!row) throw new Error('There is no row for this chat.')
    const newest = () => [...document.querySelectorAll('article[data-message]')].at(-1)
    const before = newest()?.getAttribute('data-message')
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    const clickedAt = performance.now()
    row.click()
    while (!newest() || newest()?.getAttribute('data-message') === before) await frame()
    await frame()
    return performance.now() - clickedAt
  }, chatId)
}
