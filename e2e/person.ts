import { randomBytes } from 'node:crypto'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test'
import { Api, logIn, register, type EnteredAt } from './api.ts'
import { watchFaults, type Faults } from './faults.ts'

/** A browser of somebody, with one page open. */
export type Device = { context: BrowserContext; page: Page; faults: Faults }

/** Where people come from: what browsers are opened with, and who closes them. */
export type Surroundings = {
  browser: Browser
  url: string
  /** Is told of every device, to close it and to look at its faults. */
  opened: (device: Device) => void
}

/** Somebody with an account, at a browser in which they are logged in. */
export class Person {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly id: string
  readonly api: Api
  readonly context: BrowserContext
  readonly page: Page
  readonly faults: Faults
  private readonly surroundings: Surroundings

  private constructor(surroundings: Surroundings, account: Account, entered: EnteredAt, device: Device) {
    this.surroundings = surroundings
    this.name = account.name
    this.email = account.email
    this.password = account.password
    this.id = entered.session.user.id
    this.api = new Api(surroundings.url, entered.session)
    this.context = device.context
    this.page = device.page
    this.faults = device.faults
  }

  static async join(
    surroundings: Surroundings,
    name: string,
    options: BrowserContextOptions = {},
  ): Promise<Person> {
    const account = newAccount(name)
    const entered = await register(surroundings.url, account)
    const device = await openDevice(surroundings, { ...options, ...loggedIn(surroundings.url, entered) })
    return new Person(surroundings, account, entered, device)
  }

  /** The same person at one more browser, with a session of its own. */
  async anotherDevice(options: BrowserContextOptions = {}): Promise<Person> {
    const entered = await logIn(this.surroundings.url, this)
    const device = await openDevice(this.surroundings, {
      ...options,
      ...loggedIn(this.surroundings.url, entered),
    })
    return new Person(this.surroundings, this, entered, device)
  }
}

type Account = { name: string; email: string; password: string }

/** Nobody else has this address, whatever ran before on the same server. */
export const newAccount = (name: string): Account => ({
  name,
  email: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${randomBytes(5).toString('hex')}@example.com`,
  password: `${name} likes long passwords`,
})

export async function openDevice(
  { browser, url, opened }: Surroundings,
  options: BrowserContextOptions = {},
): Promise<Device> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  })
  const device = { context, page: await context.newPage(), faults: watchFaults(context, url) }
  opened(device)
  return device
}

/** What a browser holds after a login: the cookie, and the hints that the pages leave for themselves. */
const loggedIn = (url: string, { session, cookie }: EnteredAt): BrowserContextOptions => ({
  storageState: {
    cookies: [
      {
        ...cookie,
        domain: new URL(url).hostname,
        path: '/',
        expires: -1,
        httpOnly: true,
        secure: false,
        sameSite: 'Lax',
      },
    ],
    origins: [
      {
        origin: url,
        localStorage: [
          { name: 'parley.signedIn', value: '1' },
          { name: 'parley.person', value: session.user.id },
        ],
      },
    ],
  },
})
