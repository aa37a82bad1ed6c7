import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'

test('what is being written is kept for each chat, over switching and reloading', async ({ ada }) => {
  const one = await ada.api.newChat('One')
  const two = await ada.api.newChat('Two')
  const chat = new ChatScreen(ada.page)
  await chat.open(one.id)
  await chat.composer.fill('half a thought')
  await chat.row('Two').click()
  await expect(chat.composer).toHaveValue('')
  await chat.composer.fill('another\nof two lines')
  await chat.row('One').click()
  await expect(chat.composer).toHaveValue('half a thought')

  await ada.page.reload()
  await expect(chat.composer).toHaveValue('half a thought')
  await ada.page.goto(`/chat/${two.id}`)
  await expect(chat.composer).toHaveValue('another\nof two lines')
})

test('a draft is gone from this browser after logging out', async ({ ada }) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await chat.composer.fill('for my eyes only')
  await ada.page.getByRole('button', { name: 'Account of Ada' }).click()
  await ada.page.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(ada.page).toHaveURL('/auth/login')
  const left = await ada.page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))
  expect(left).not.toContain('for my eyes only')
})

test('the field grows with its lines, up to a part of the screen', async ({ ada }) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  const height = () => chat.composer.evaluate((field) => field.clientHeight)
  const one = await height()
  await chat.composer.fill('a\nb\nc\nd')
  await expect.poll(height).toBeGreaterThan(one * 2)
  await chat.composer.fill('line\n'.repeat(200))
  await expect.poll(height).toBeGreaterThan(200)
  expect(await height()).toBeLessThanOrEqual(800 * 0.4 + 1)
  await chat.composer.fill('')
  await expect.poll(height).toBe(one)
})
