// Takes a picture of every page: node e2e/screenshots.ts <folder> [name of a view]
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type BrowserContextOptions, type Page } from '@playwright/test'
import { openDevice, Person, type Surroundings } from './person.ts'
import config from './playwright.config.ts'
import { phone } from './fixtures.ts'
import { ownViews, publicViews, wear, type View } from './pages.ts'
import { agentViews, invitationViews, roomViews } from './room-views.ts'
import { startServer } from './server.ts'

const THEMES = ['light', 'dark', 'terminal']
const SIZES: Record<string, BrowserContextOptions> = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { ...phone, deviceScaleFactor: 2 },
}

/** Pages that are longer than a screen. */
const WHOLE = ['landing', 'settings']

const [folder, only] = process.argv.slice(2)
if (folder === undefined) throw new Error('Say where the pictures shall go: node e2e/screenshots.ts <folder>')
await mkdir(folder, { recursive: true })

const server = await startServer()
const browser = await chromium.launch(config.use?.launchOptions)
const surroundings: Surroundings = { browser, url: server.url, opened: () => {} }
try {
  for (const [size, options] of Object.entries(SIZES)) {
    const ada = await Person.join(surroundings, 'Ada Lovelace', options)
    const invited = await invitationViews(ada)
    const stranger = await openDevice(surroundings, options)
    await takeAll(stranger.page, [...publicViews, ...invited.public], size)
    await takeAll(ada.page, await ownViews(ada, size === 'phone'), size)
    await takeAll(ada.page, [...(await roomViews(ada)), ...invited.own, ...(await agentViews(ada))], size)
  }
} finally {
  await browser.close()
  await server.stop()
}

async function takeAll(page: Page, views: readonly View[], size: string) {
  for (const { name, show } of views.filter((view) => only === undefined || view.name === only)) {
    await show(page)
    const usual = page.viewportSize()
    if (WHOLE.includes(name)) await growToItsEnd(page)
    for (const theme of THEMES) {
      await wear(page, theme)
      await page.screenshot({ path: join(folder ?? '.', `${name}-${theme}-${size}.png`) })
    }
    if (usual) await page.setViewportSize(usual)
  }
}

/** In place of `fullPage`, for which the browser forgets that a finger touches it: everything would be of another size. */
async function growToItsEnd(page: Page) {
  const size = page.viewportSize()
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (size) await page.setViewportSize({ ...size, height })
  await page.waitForLoadState('networkidle')
}
