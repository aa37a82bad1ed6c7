import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'
import type { Person } from './person.ts'

test('what a tab showed is shown to nobody else who has logged in at the browser', async ({ ada, bob }) => {
  const content = await showsAnswer(ada)
  // In another tab bob takes the browser over, and this one has not heard of it.
  await ada.context.addCookies(await bob.context.cookies())
  const another = await ada.context.newPage()
  await another.goto('/auth/login')
  await expect(another).toHaveURL('/chat')
  await showsNothingOf(ada, content)
})

test('what a tab showed is shown by no other build', async ({ ada }) => {
  const content = await showsAnswer(ada)
  await ada.page.addInitScript(() => {
    const kept = sessionStorage.getItem('parley.screen')
    if (kept === null) throw new Error('Nothing was kept.')
    sessionStorage.setItem('parley.screen', JSON.stringify({ ...JSON.parse(kept), build: 'another' }))
  })
  await showsNothingOf(ada, content)
})

async function showsAnswer({ page, api }: Person): Promise<string> {
  const chat = new ChatScreen(page)
  await chat.open()
  await chat.say('/demo tokens=60 rate=0 ttft=0 seed=14')
  await chat.isDone()
  const { content } = await api.answered(await chat.chatId())
  await chat.shows(content)
  return content
}

/** Reloads while the server says nothing, so that only what was kept could be shown. */
async function showsNothingOf({ page }: Person, content: string) {
  const chat = new ChatScreen(page)
  await page.routeWebSocket('**/api/ws', () => {})
  await page.reload()
  await expect(chat.status).toContainText(/Connecting…|Offline\./)
  await expect(chat.messages).toHaveCount(0)
  await expect(chat.rows).toHaveCount(0)
  expect(await page.getByRole('main').textContent()).not.toContain(content.slice(0, 20))
}
