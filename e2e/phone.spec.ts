import type { Page } from '@playwright/test'
import { ChatScreen } from './chat-screen.ts'
import { expect, phone, test } from './fixtures.ts'
import { newRoom } from './room.ts'
import { ownViews, publicViews, type View } from './pages.ts'

test.use({ deviceOptions: phone })

const overhang = (page: Page) =>
  page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - document.documentElement.clientWidth)

/** The greeting says the name once the page has heard of it: from then on it does what it is told. */
const isAlive = (page: Page) =>
  expect(page.getByRole('heading', { name: /What is on your mind, / })).toBeVisible()

const widths = [
  { name: 'the phone', viewport: phone.viewport },
  { name: 'the smallest phone', viewport: { width: 320, height: 640 } },
]

for (const { name, viewport } of widths) {
  const fit = async (page: Page, views: readonly View[]) => {
    await page.setViewportSize(viewport)
    for (const view of views) {
      await view.show(page)
      expect.soft(await overhang(page), view.name).toBeLessThanOrEqual(0)
    }
  }

  test(`no public page is wider than ${name}`, async ({ stranger }) => {
    stranger.faults.expect(/40[04] \(/, 'a link and a page that are none')
    await fit(stranger.page, publicViews)
  })

  test(`no page of one’s own is wider than ${name}`, async ({ ada }) => {
    await fit(ada.page, await ownViews(ada, true))
  })
}

test('the history comes as a sheet, and goes when a chat is chosen', async ({ ada }) => {
  await ada.api.newChat('First')
  const { id } = await ada.api.newChat('Second')
  const { page } = ada
  await page.goto('/chat')
  await isAlive(page)
  const sheet = page.getByRole('dialog', { name: 'Chats' })
  await page.getByRole('main').getByRole('button', { name: 'Chats' }).tap()
  await expect(sheet.getByText('First')).toBeVisible()
  await sheet.getByRole('link', { name: 'Second' }).tap()
  await expect(sheet).toBeHidden()
  await expect(page).toHaveURL(`/chat/${id}`)
  await expect(new ChatScreen(page).title).toHaveText('Second')
})

test('one writes and reads on a phone', async ({ ada }) => {
  const chat = new ChatScreen(ada.page)
  await ada.page.goto('/chat')
  await isAlive(ada.page)
  await chat.composer.tap()
  await chat.composer.fill('/demo tokens=300 rate=0 ttft=0 markdown=code,table')
  await expect(chat.sendButton).toBeEnabled()
  await chat.sendButton.tap()
  await chat.isDone()
  await expect.poll(() => overhang(ada.page)).toBeLessThanOrEqual(0)
  await expect(chat.composer).toBeInViewport()
  const size = await chat.composer.evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize))
  expect(size, 'smaller letters make phones zoom into the field').toBeGreaterThanOrEqual(16)
  for (const button of [chat.sendButton, ada.page.getByRole('main').getByRole('button', { name: 'Chats' })]) {
    // Send stands where Stop was until just now.
    const height = async () => (await button.boundingBox())?.height ?? 0
    await expect.poll(height, 'large enough for a finger').toBeGreaterThanOrEqual(36)
  }
})

test('one reacts with any emoji on a phone', async ({ ada }) => {
  const { page } = ada
  const { id } = await newRoom(ada, 'Reactions')
  await ada.api.send(id, 'We have landed')
  await page.goto(`/chat/${id}`)
  const landed = new ChatScreen(page).message('landed')
  await landed.getByRole('button', { name: 'More for this message' }).tap()
  await page.getByRole('menuitem', { name: 'Another reaction…' }).tap()
  const dialog = page.getByRole('dialog', { name: 'Choose a reaction' })
  await dialog.getByRole('textbox', { name: 'Search emoji' }).fill('rocket')
  await dialog
    .getByRole('button', { name: /rocket/ })
    .first()
    .tap()
  await expect(dialog).toBeHidden()
  await expect(landed.getByRole('button', { name: '🚀, 1: You' })).toBeVisible()
})
