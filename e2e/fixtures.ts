import { test as base, expect, type BrowserContextOptions } from '@playwright/test'
import { openDevice, Person, type Device, type Surroundings } from './person.ts'
import { startServer, type Server } from './server.ts'

type Fixtures = {
  /** Opens the browsers of one test, and closes them after it. */
  surroundings: Surroundings
  ada: Person
  bob: Person
  /** Somebody who has no account here, at a browser that knows nothing of us. */
  stranger: Device
  /** What the browsers of people are opened with, as in `test.use({ deviceOptions: phone })`. */
  deviceOptions: BrowserContextOptions
}

type WorkerFixtures = {
  /** One server for all tests of a worker: each makes its own accounts. */
  server: Server
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  server: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names from here
    async ({}, give) => {
      const server = await startServer()
      await give(server)
      await server.stop()
    },
    { scope: 'worker' },
  ],
  deviceOptions: [{}, { option: true }],
  surroundings: async ({ browser, server }, give) => {
    const errorsBefore = server.errors().length
    const devices: Device[] = []
    await give({ browser, url: server.url, opened: (device) => devices.push(device) })
    await leave(devices)
    expect.soft(server.errors().slice(errorsBefore), 'errors in the log of the server').toEqual([])
  },
  ada: async ({ surroundings, deviceOptions }, give) =>
    give(await Person.join(surroundings, 'Ada', deviceOptions)),
  bob: async ({ surroundings, deviceOptions }, give) =>
    give(await Person.join(surroundings, 'Bob', deviceOptions)),
  stranger: async ({ surroundings, deviceOptions }, give) =>
    give(await openDevice(surroundings, deviceOptions)),
})

/** Closes what was open, and fails the test for whatever went wrong in there unannounced. */
export async function leave(devices: readonly Device[]) {
  for (const { context, faults } of devices) {
    expect.soft(faults.unexpected(), 'faults in a browser').toEqual([])
    await context.close()
  }
}

/** A server that belongs to one test alone, and everything that test opens at it. */
export async function withOwnServer(
  browser: Surroundings['browser'],
  options: Parameters<typeof startServer>[0],
  work: (server: Server, surroundings: Surroundings) => Promise<void>,
) {
  const server = await startServer(options)
  const devices: Device[] = []
  try {
    await work(server, { browser, url: server.url, opened: (device) => devices.push(device) })
    await leave(devices)
    expect.soft(server.errors(), 'errors in the log of the server').toEqual([])
  } finally {
    await server.stop()
  }
}

export const phone = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 3,
} satisfies BrowserContextOptions

export { expect }
