import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'
import { runFromPalette } from './pages.ts'
import { newHandle } from './room.ts'
import type { Agent, Paged } from '@parley/contracts'

/** One pixel, which the page makes a square picture of. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('an agent is made, with a picture and a handle of its own, changed, talked to and deleted', async ({
  ada,
}) => {
  test.slow()
  const { page } = ada
  const handle = newHandle('critic')
  await page.goto('/agents')
  await page.getByRole('button', { name: 'New agent' }).click()
  const form = page.getByRole('dialog', { name: 'New agent' })
  await form.getByRole('textbox', { name: 'Name' }).fill('Film Critic')
  await expect(form.getByRole('textbox', { name: 'Handle' })).toHaveValue('film-critic')
  await form.getByRole('textbox', { name: 'Handle' }).fill(handle)
  await form.getByRole('textbox', { name: 'Description' }).fill('Likes long films.')
  await form.getByRole('textbox', { name: 'Instructions' }).fill('/demo say="Two stars." rate=0 ttft=0')
  await form.getByLabel('Picture').setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: PIXEL })
  await form.getByRole('button', { name: 'Create agent' }).click()
  await expect(form).toHaveCount(0)
  const row = page.getByRole('list', { name: 'Agents' }).getByRole('listitem').filter({ hasText: handle })
  await expect(row).toContainText('Likes long films.')
  await expect(row.locator('img')).toHaveJSProperty('naturalWidth', 128)

  await row.getByRole('button', { name: 'Edit Film Critic' }).click()
  const edit = page.getByRole('dialog', { name: 'Edit Film Critic' })
  await edit.getByRole('textbox', { name: 'Description' }).fill('Likes short films.')
  await edit.getByRole('radio', { name: /^Everyone/ }).check({ force: true })
  await edit.getByRole('button', { name: 'Save' }).click()
  await expect(row).toContainText('Likes short films.')
  await expect(row).toContainText('Everyone')

  await row.getByRole('button', { name: 'Chat with Film Critic' }).click()
  await expect(page).toHaveURL(/\/chat\/[0-9a-f-]{36}/)
  const chat = new ChatScreen(page)
  await chat.isAlive()
  await chat.say('How was it?')
  await chat.isDone()
  await expect(chat.answer).toHaveText('Two stars.')

  await page.goto('/agents')
  await row.getByRole('button', { name: 'Delete Film Critic' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete agent' }).click()
  await expect(row).toHaveCount(0)
  await expect
    .poll(async () => (await ada.api.must<Paged<Agent>>('/agents')).items.map((agent) => agent.handle))
    .not.toContain(handle)
})

test('a handle that somebody has, or that looks like theirs, is refused beside its field; one’s own is changed in the settings', async ({
  ada,
  bob,
}) => {
  ada.faults.expect(/409/, 'the handle is taken')
  const handle = newHandle('ada')
  const { page } = ada
  const { handle: ofBob } = await bob.api.must<{ handle: string }>('/users/profile')
  await page.goto('/settings')
  const field = page.getByRole('textbox', { name: 'Handle' })
  await field.fill(ofBob)
  await expect(page.getByText(/taken/).first()).toBeVisible()
  await field.fill(handle)
  await expect(page.getByText(/taken/)).toHaveCount(0)
  await field.press('Enter')
  await expect
    .poll(async () => (await ada.api.must<{ handle: string }>('/users/profile')).handle)
    .toBe(handle)
})

test('who is not logged in is asked to, and comes back to the agents', async ({ stranger }) => {
  stranger.faults.expect(/401/, 'nobody is logged in')
  await stranger.page.goto('/agents')
  await expect(stranger.page).toHaveURL(/\/auth\/login\?next=%2Fagents/)
})

test('rooms and agents are a few letters away on every page', async ({ ada }) => {
  const { page } = ada
  await page.goto('/settings')
  await page.getByRole('heading', { name: 'Security' }).waitFor()
  await runFromPalette(page, 'browse rooms')
  await expect(page.getByRole('dialog', { name: 'Browse rooms' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'Browse rooms' })).toBeHidden()
  await runFromPalette(page, 'agents')
  await expect(page).toHaveURL('/agents')
  await expect(page.getByRole('button', { name: 'New agent' })).toBeVisible()
  await runFromPalette(page, 'new room')
  await expect(page.getByRole('dialog', { name: 'New room' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('button', { name: /^Account of / })).toBeAttached()
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
