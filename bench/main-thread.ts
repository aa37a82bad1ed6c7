import { setTimeout as pause } from 'node:timers/promises'
import { isRunning } from '@parley/contracts'
import type { Browser, Page } from 'playwright-core'
import { enter, openBrowser, VIEWPORT } from './browser.ts'
import { watchTasks, type LongTasks } from './long-tasks.ts'
import { Person } from './person.ts'
import { appendPlainly } from './plain-page.ts'
import type { Result } from './result.ts'
import { Server } from './server.ts'
import { lettersOf, shownLetters } from './shown.ts'

const RATE = 150
const CHARACTERS = 100_000
/** As the demo model cuts its text, code and tables more finely than prose. */
const CHARACTERS_A_TOKEN = 3.9
const TOKENS = Math.ceil(CHARACTERS / CHARACTERS_A_TOKEN)
const SLOWDOWN = 4
const SETTLE_MS = 3000
const SHOWN_WITHIN_MS = 30_000

/**
 * Whether a page stays smooth on a slow machine while a long answer full of code, tables, lists and formulas comes. The
 * baseline is an empty page of the same browser that appends the same words, without any format, at the same pace.
 */
export async function measure(): Promise<Result[]> {
  await using server = await Server.start()
  const ada = await Person.register(server.url)
  const browser = await openBrowser()
  try {
    const { id } = await ada.newChat()
    const page = await enter(browser, ada, `/chat/${id}`)
    const { content, seen } = await readAlong(page, ada, id)
    await page.close()
    return linesOf(content, seen, await appendAlong(browser, content))
  } finally {
    await browser.close()
  }
}

async function readAlong(page: Page, person: Person, chatId: string) {
  await slowDown(page)
  const tasks = await watchTasks(page)
  const script = `/demo ttft=0 rate=${RATE} tokens=${TOKENS} markdown=code,table,list,math`
  const { reply } = await person.send(chatId, script)
  if (!reply) throw new Error('The demo was not asked.')
  while (isRunning(await person.reply(reply.id))) await pause(500)
  const { content } = (await person.messages(chatId)).items.at(-1) ?? { content: '' }
  await isShown(page, content)
  return { content, seen: await tasks.read() }
}

async function appendAlong(browser: Browser, text: string): Promise<LongTasks> {
  const page = await browser.newPage({ viewport: VIEWPORT })
  await slowDown(page)
  const tasks = await watchTasks(page)
  await page.evaluate(appendPlainly, { text, perSecond: RATE * CHARACTERS_A_TOKEN })
  return tasks.read()
}

async function slowDown(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  await pause(SETTLE_MS)
}

function linesOf({ length }: string, seen: LongTasks, plain: LongTasks): Result[] {
  const what = `while ${Math.round(length / 1000)} KB come at ${RATE} tokens/s, ${SLOWDOWN}× slower CPU`
  return [
    {
      what: `tasks over 50 ms, ${what}; baseline: plain words in an empty page`,
      measured: seen.count,
      unit: 'tasks',
      baseline: plain.count,
      budget: { of: 'measured', atMost: 0 },
    },
    { what: `longest of them, ${what}`, measured: seen.longestMs, unit: 'ms', baseline: plain.longestMs },
    {
      what: `main thread busy, ${what}`,
      measured: seen.busyShare * 100,
      unit: '%',
      baseline: plain.busyShare * 100,
    },
  ]
}

/** A page that shows nothing is smooth too; that would prove nothing. */
async function isShown(page: Page, content: string): Promise<void> {
  const whole = lettersOf(content)
  const giveUpAt = performance.now() + SHOWN_WITHIN_MS
  for (;;) {
    const shown = await page.evaluate(shownLetters)
    if (shown === whole) return
    if (performance.now() > giveUpAt)
      throw new Error(`${shown.length} letters were shown, which are not the ${whole.length} of the answer.`)
    await pause(200)
  }
}
