import type { Page } from '@playwright/test'
import { ChatScreen } from './chat-screen.ts'
import { expect, phone, test } from './fixtures.ts'
import { ownViews, publicViews } from './pages.ts'

test.use({ deviceOptions: phone })

const overhang = (page: Page) =>
  page.evaluate(() => (document.scrollingElement?.scrollWidth ?? 0) - document.documentElement.clientWidth)

const SMALLEST = { width: 320, height: 640 }

test('no page is wider than the phone, nor than the smallest one', async ({ ada, stranger }) => {
  stranger.faults.expect(/40[04] \(/, 'a link and a page that are none')
  const views = [
    ...publicViews.map((view) => ({ ...view, page: stranger.page })),
    ...(await ownViews(ada, true)).map((view) => ({ ...view, page: ada.page })),
  ]
  for (const { name, page, show } of views) {
    for (const size of [phone.viewport, SMALLEST]) {
      await page.setViewportSize(size ?? SMALLEST)
      await show(page)
      expect.soft(await overhang(page), `${name} at ${size?.width}`).toBeLessThanOrEqual(0)
    }
  }
})

test('the history comes as a sheet, and goes when a chat is chosen', async ({ ada }) => {
  await ada.api.newChat('First')
  const { id } = await ada.api.newChat('Second')
  const { page } = ada
  await page.goto('/chat')
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
  await chat.composer.tap()
  await chat.composer.fill('/demo tokens=300 rate=0 ttft=0 markdown=code,table')
  await expect(chat.sendButton).toBeEnabled()
  await chat.sendButton.tap()
  await chat.isDone()
  expect(await overhang(ada.page)).toBeLessThanOrEqual(0)
  await expect(chat.composer).toBeInViewport()
  const size = await chat.composer.evaluate((field) => Number.parseFloat(getComputedStyle(field).fontSize))
  expect(size, 'smaller letters make phones zoom into the field').toBeGreaterThanOrEqual(16)
  for (const button of [chat.sendButton, ada.page.getByRole('main').getByRole('button', { name: 'Chats' })]) {
    const box = await button.boundingBox()
    expect(box?.height ?? 0, 'large enough for a finger').toBeGreaterThanOrEqual(36)
  }
})
