import { newId } from '@parley/contracts'
import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'

const FAST = '/demo tokens=30 rate=0 ttft=0'

test('a chat is renamed in the list and in its header; Esc leaves it as it was', async ({ ada }) => {
  const { id } = await ada.api.newChat('Draft')
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  const field = ada.page.getByRole('textbox', { name: 'Title of the chat' })

  await chat.choose('Draft', 'Rename')
  await expect(field).toBeFocused()
  await field.fill('Contract with the printer')
  await field.press('Enter')
  await expect(chat.row('Contract with the printer')).toBeVisible()
  await expect(chat.title).toHaveText('Contract with the printer')

  await chat.title.getByRole('button').click()
  await field.fill('something else')
  await field.press('Escape')
  await expect(chat.title).toHaveText('Contract with the printer')
  await expect.poll(async () => (await ada.api.chat(id)).title).toBe('Contract with the printer')
})

test('a new chat takes its title from the first words, and the list shows where one is', async ({ ada }) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await chat.say('How do bees find home?')
  await expect(chat.row('How do bees find home?')).toHaveAttribute('aria-current', 'page')
  await expect(chat.title).toHaveText('How do bees find home?')
})

test('chats are found by words of their titles', async ({ ada }) => {
  for (const title of ['Bread recipe', 'Tax return', 'Recipe for soup']) await ada.api.newChat(title)
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await expect(chat.rows).toHaveCount(3)
  const search = chat.history.getByRole('textbox', { name: 'Search chats by title' })
  await search.fill('recipe')
  await expect(chat.rows).toHaveText(['Recipe for soup', 'Bread recipe'])
  await search.fill('no such words')
  await expect(chat.history.getByText('No title has these words')).toBeVisible()
  await search.press('Escape')
  await expect(chat.rows).toHaveCount(3)
})

test('a pinned chat stays on top', async ({ ada }) => {
  for (const title of ['Oldest', 'Middle', 'Newest']) await ada.api.newChat(title)
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await chat.choose('Oldest', 'Pin')
  await expect(chat.rows).toHaveText(['Oldest', 'Newest', 'Middle'])
  await expect(chat.history.getByRole('heading', { name: 'Pinned' })).toBeVisible()
  // What is asked for is shown before the server has heard of it.
  await expect.poll(async () => (await ada.api.listed('Oldest')).pinnedAt).not.toBeNull()
  await ada.page.reload()
  await expect(chat.rows).toHaveText(['Oldest', 'Newest', 'Middle'])
  await chat.choose('Oldest', 'Unpin')
  await expect(chat.rows).toHaveText(['Newest', 'Middle', 'Oldest'])
})

test('an archived chat leaves the list, and comes back', async ({ ada }) => {
  const { id } = await ada.api.newChat('Old project')
  await ada.api.newChat('New project')
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await chat.choose('Old project', 'Archive')
  await expect(chat.rows).toHaveText(['New project'])
  await expect(ada.page).toHaveURL('/chat')

  await chat.history.getByRole('button', { name: 'Archived' }).click()
  await expect(chat.rows).toHaveText(['Old project'])
  await chat.choose('Old project', 'Unarchive')
  await expect(chat.history.getByText('Nothing is archived')).toBeVisible()
  await chat.history.getByRole('button', { name: 'Back to all chats' }).click()
  await expect(chat.rows).toHaveText(['New project', 'Old project'])
})

test('a chat is deleted only when one says so', async ({ ada }) => {
  const { id } = await ada.api.newChat('Delete me')
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await chat.choose('Delete me', 'Delete…')
  const question = ada.page.getByRole('alertdialog', { name: 'Delete this chat?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toBeHidden()
  await expect(chat.row('Delete me')).toBeVisible()

  await chat.choose('Delete me', 'Delete…')
  await question.getByRole('button', { name: 'Delete chat' }).click()
  await expect(chat.rows).toHaveCount(0)
  await expect(ada.page).toHaveURL('/chat')
  await expect.poll(async () => (await ada.api.ask(`/chats/${id}`)).status).toBe(404)
})

test('chats that were seen are there at once, even without a network; back and forward go through them', async ({
  ada,
}) => {
  ada.faults.expect(/ERR_INTERNET_DISCONNECTED|WebSocket connection/, 'the network is away')
  const one = await ada.api.newChat('Chat one')
  const two = await ada.api.newChat('Chat two')
  await ada.api.converse(one.id, `${FAST} in the first`)
  await ada.api.converse(two.id, `${FAST} in the second`)
  const chat = new ChatScreen(ada.page)
  await chat.open(one.id)
  await expect(chat.message('in the first')).toBeVisible()
  await chat.row('Chat two').click()
  await expect(chat.message('in the second')).toBeVisible()

  await ada.context.setOffline(true)
  await chat.row('Chat one').click()
  await expect(chat.message('in the first')).toBeVisible()
  await expect(ada.page).toHaveURL(`/chat/${one.id}`)
  await ada.context.setOffline(false)

  await ada.page.goBack()
  await expect(chat.message('in the second')).toBeVisible()
  await ada.page.goBack()
  await expect(chat.message('in the first')).toBeVisible()
  await ada.page.goForward()
  await expect(ada.page).toHaveURL(`/chat/${two.id}`)
  await expect(chat.message('in the second')).toBeVisible()
})

test('an address of a chat opens it; one that leads nowhere says so', async ({ ada }) => {
  const { id } = await ada.api.newChat('By address')
  await ada.api.converse(id, `${FAST} straight here`)
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await expect(chat.message('straight here')).toBeVisible()

  for (const path of [`/chat/${newId()}`, '/chat/not-an-id']) {
    await ada.page.goto(path)
    await expect(ada.page.getByRole('heading', { name: 'This chat is not here' })).toBeVisible()
  }
  ada.faults.expect(/404 \(Not Found\)/, 'there is no such page')
  const missing = await ada.page.goto('/no/such/page')
  expect(missing?.status()).toBe(404)
  await expect(ada.page.getByRole('heading', { name: 'There is nothing at this address' })).toBeVisible()
})

test('a list of 150 chats scrolls to its oldest', async ({ ada }) => {
  await ada.api.newChat('The oldest')
  for (let tens = 0; tens < 15; tens++)
    await Promise.all(Array.from({ length: 10 }, (_, ones) => ada.api.newChat(`Number ${tens}${ones}`)))
  await ada.api.newChat('The newest')
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await expect(chat.row('The newest')).toBeVisible()
  expect(await chat.rows.count()).toBeLessThan(100)
  await chat.row('The newest').hover()
  await expect(async () => {
    await ada.page.mouse.wheel(0, 2000)
    expect(await chat.row('The oldest').isVisible()).toBe(true)
  }).toPass()
})
