import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { isRunning } from '@parley/contracts'
import type { Browser, BrowserContext } from 'playwright-core'
import { root } from '../scripts/setup/root.mjs'
import { loggedIn, openBrowser } from './browser.ts'
import { Person } from './person.ts'
import type { Result } from './result.ts'
import { Server } from './server.ts'
import { sum } from './statistics.ts'
import { until } from './until.ts'

const OUT = join(root, 'apps/web/out')
const CHAT_KB = 250
const OTHER_KB = 180
/** Pages that nobody sees who is not logged in; to others they become the login. */
const OWN = ['/agents', '/chat', '/settings']
/** Emphasis, lists and tables are in every answer; the rest is fetched by answers that have it, mostly by workers. */
const FORMATTED = '/demo tokens=160 rate=0 ttft=0 seed=3 markdown=list,table'
const RARER = {
  code: '/demo tokens=120 rate=0 ttft=0 seed=3 markdown=code',
  'a formula': '/demo tokens=120 rate=0 ttft=0 seed=3 markdown=math',
  'a diagram': '/demo tokens=160 rate=0 ttft=0 seed=3 markdown=diagram',
}
const REST_MS = 2000
const SHOWN = 'article[data-status=complete] .markdown'

/**
 * What a real browser asks for until a page has come to rest: its scripts, those loaded once it has come alive, and those of
 * workers. Not counted is what comes unasked five seconds later, and some of it with the first sign that somebody is here:
 * the view of toasts (10 KB), what formats answers where none is shown yet (43 KB), the later sections of the settings.
 * Sizes are gzipped ones; most browsers get the smaller Brotli.
 */
export async function measure(): Promise<Result[]> {
  await using server = await Server.start()
  const ada = await Person.register(server.url)
  const browser = await openBrowser()
  try {
    const results: Result[] = []
    for (const page of pages())
      results.push(within(budgetOf(page), resultOf(page, await opened(browser, ada, page))))
    const show = async (what: string, script: string) =>
      resultOf(
        `/chat with ${what}`,
        await opened(browser, ada, `/chat/${await answered(ada, script)}`, SHOWN),
      )
    results.push(within(CHAT_KB, await show('a formatted answer', FORMATTED)))
    for (const [what, script] of Object.entries(RARER)) results.push(await show(what, script))
    return results
  } finally {
    await browser.close()
  }
}

const budgetOf = (page: string) => (page === '/chat' ? CHAT_KB : OTHER_KB)

const within = (atMost: number, result: Result): Result => ({
  ...result,
  budget: { of: 'measured', atMost },
})

const resultOf = (page: string, scripts: string[]): Result => ({
  what: `script of ${page}, gzipped`,
  measured: sum(scripts.map(gzippedBytes)) / 1024,
  unit: 'KB',
})

const pages = (): string[] =>
  readdirSync(OUT, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!_|404).*\.html$/.test(relative('.', file)))
    .map((file) => `/${file.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '')}`)
    .toSorted()

async function answered(person: Person, script: string): Promise<string> {
  const { id } = await person.newChat()
  const { reply } = await person.send(id, script)
  if (!reply) throw new Error('The demo was not asked.')
  await until(async () => !isRunning(await person.reply(reply.id)), 'the answer to end')
  return id
}

async function opened(browser: Browser, person: Person, path: string, shows = 'main'): Promise<string[]> {
  const isOwn = OWN.some((own) => path.startsWith(own))
  const context = await (isOwn ? loggedIn(browser, person) : browser.newContext())
  const scripts = askedFor(context)
  const page = await context.newPage()
  await page.goto(`${person.url}${path}`)
  await page.locator(shows).first().waitFor()
  await page.waitForFunction(isAlive)
  await atRest(scripts)
  await context.close()
  return [...scripts]
}

/** Runs in the page: whether React has taken it over, as only then it fetches what it needs besides. */
const isAlive = () =>
  Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react'))

/** A busy machine pauses between one script and the next. */
async function atRest(scripts: Set<string>): Promise<void> {
  for (let before = -1; before !== scripts.size; await pause(REST_MS)) before = scripts.size
}

function askedFor(context: BrowserContext): Set<string> {
  const scripts = new Set<string>()
  context.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.endsWith('.js')) scripts.add(pathname)
  })
  return scripts
}

function gzippedBytes(script: string): number {
  const file = join(OUT, script)
  return existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`).length : gzipSync(readFileSync(file)).length
}
