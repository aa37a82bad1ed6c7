import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import type { Person } from './person.ts'

export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const VIEWPORT = { width: 1280, height: 800 }

/** The Chromium of this machine; none is downloaded. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: CHROMIUM_FLAGS })

/** A browser in which somebody is logged in already. */
export function loggedIn(browser: Browser, person: Person): Promise<BrowserContext> {
  const { name, value } = person.cookie
  const cookie = {
    name,
    value,
    domain: new URL(person.url).hostname,
    path: '/',
    expires: -1,
    httpOnly: true,
    secure: false,
    sameSite: 'Lax' as const,
  }
  return browser.newContext({
    viewport: VIEWPORT,
    storageState: {
      cookies: [cookie],
      origins: [{ origin: person.url, localStorage: rememberedBy(person) }],
    },
  })
}

/** A page at which somebody is logged in already, where one can write. */
export async function enter(browser: Browser, person: Person, path: string): Promise<Page> {
  const context = await loggedIn(browser, person)
  const page = await context.newPage()
  await page.goto(`${person.url}${path}`)
  await page.getByRole('textbox', { name: 'Message', exact: true }).waitFor()
  return page
}

/** What the pages leave for themselves in a browser after a login. */
export const rememberedBy = ({ id }: Person) => [
  { name: 'parley.signedIn', value: '1' },
  { name: 'parley.person', value: id },
]
