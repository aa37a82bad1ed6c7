import { launch, type LaunchedChrome } from 'chrome-launcher'
import lighthouse, { desktopConfig } from 'lighthouse'
import { chromium } from 'playwright-core'
import { CHROMIUM, CHROMIUM_FLAGS, rememberedBy } from './browser.ts'
import { Person } from './person.ts'
import type { Result } from './result.ts'
import { Server } from './server.ts'

const PUBLIC_PAGES = ['/', '/auth/login', '/auth/register', '/auth/forgot', '/auth/reset']
const OWN_PAGES = ['/chat', '/settings']
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
const BUDGET = 95

/** What Lighthouse thinks of each page on a desk; of those behind the login with somebody logged in. */
export async function measure(): Promise<Result[]> {
  await using server = await Server.start()
  const ada = await Person.register(server.url)
  const chrome = await launch({ chromePath: CHROMIUM, chromeFlags: [...CHROMIUM_FLAGS, '--headless=new'] })
  try {
    const results: Result[] = []
    for (const page of PUBLIC_PAGES) results.push(...(await judge(chrome, server.url, page)))
    await logIn(chrome, ada)
    for (const page of OWN_PAGES) results.push(...(await judge(chrome, server.url, page)))
    return results
  } finally {
    chrome.kill()
  }
}

async function judge(chrome: LaunchedChrome, url: string, page: string): Promise<Result[]> {
  const flags = {
    port: chrome.port,
    onlyCategories: [...CATEGORIES],
    disableStorageReset: true,
    logLevel: 'error' as const,
  }
  const run = await lighthouse(`${url}${page}`, flags, desktopConfig)
  if (!run) throw new Error(`Lighthouse says nothing about ${page}.`)
  const { runtimeError, finalDisplayedUrl, categories } = run.lhr
  if (runtimeError) throw new Error(`Lighthouse on ${page}: ${runtimeError.message}`)
  if (new URL(finalDisplayedUrl ?? url).pathname !== page)
    throw new Error(`${page} led to ${finalDisplayedUrl}.`)
  return CATEGORIES.map((category) => ({
    what: `Lighthouse, ${page}, ${category}`,
    measured: (categories[category]?.score ?? 0) * 100,
    unit: 'points',
    budget: { of: 'measured', atLeast: BUDGET },
  }))
}

async function logIn(chrome: LaunchedChrome, person: Person): Promise<void> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${chrome.port}`)
  const [context] = browser.contexts()
  if (!context) throw new Error('This browser has no context.')
  const page = await context.newPage()
  await page.goto(person.url)
  await context.addCookies([{ ...person.cookie, url: person.url, httpOnly: true, sameSite: 'Lax' }])
  for (const { name, value } of rememberedBy(person))
    await page.evaluate(([key, kept]) => localStorage.setItem(key, kept), [name, value] as const)
  await page.close()
  await browser.close()
}
