import type { Locator } from '@playwright/test'
import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'

const FAST = '/demo tokens=40 rate=0 ttft=0'

const alternatives = (message: Locator) => message.getByRole('group', { name: 'Alternatives' })

test('a changed question opens a second branch; one goes back and forth between both', async ({ ada }) => {
  const { id } = await ada.api.newChat('Branches')
  await ada.api.converse(id, `${FAST} seed=1 first wording`)
  await ada.api.converse(id, `${FAST} seed=2 and then`)
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await expect(chat.messages).toHaveCount(4)

  const question = chat.messages.first()
  await question.hover()
  await question.getByRole('button', { name: 'Edit' }).click()
  const editor = question.getByRole('textbox', { name: 'Edit message' })
  await expect(editor).toBeFocused()
  await editor.fill(`${FAST} seed=3 second wording`)
  await question.getByRole('button', { name: 'Save & ask again' }).click()

  await expect(alternatives(question)).toContainText('2/2')
  await expect(chat.messages).toHaveCount(2)
  await chat.isDone()
  await chat.shows((await ada.api.answered(id)).content)

  await question.getByRole('button', { name: 'Previous alternative' }).click()
  await expect(question).toContainText('first wording')
  await expect(chat.messages).toHaveCount(4)
  await expect(chat.message('and then')).toBeVisible()
  await expect(alternatives(question)).toContainText('1/2')

  await question.getByRole('button', { name: 'Next alternative' }).click()
  await expect(question).toContainText('second wording')
  await expect(chat.messages).toHaveCount(2)

  // Where the chat stands is kept on the server.
  await expect.poll(async () => (await ada.api.messages(id))[0]?.content).toContain('second wording')
  await ada.page.reload()
  await expect(chat.messages.first()).toContainText('second wording')
})

test('words are mended without asking again', async ({ ada }) => {
  const { id } = await ada.api.newChat()
  const { content } = await ada.api.converse(id, `${FAST} seed=4 a tpyo`)
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await chat.messages.first().hover()
  await chat.messages.first().getByRole('button', { name: 'Edit' }).click()
  await ada.page.getByRole('textbox', { name: 'Edit message' }).fill(`${FAST} seed=4 a typo`)
  await ada.page.getByRole('button', { name: 'Save only' }).click()
  await expect(chat.messages.first()).toContainText('a typo')
  await expect(chat.messages.first()).toContainText('edited')
  await expect(chat.messages).toHaveCount(2)
  await chat.shows(content)
})

test('an answer is written once more beside the first', async ({ ada }) => {
  const { id } = await ada.api.newChat()
  await ada.api.converse(id, `${FAST} seed=5`)
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await chat.last.getByRole('button', { name: 'Answer again' }).click()
  await expect(alternatives(chat.last)).toContainText('2/2')
  await chat.isDone()
  await chat.last.getByRole('button', { name: 'Previous alternative' }).click()
  await expect(alternatives(chat.last)).toContainText('1/2')
  await expect(chat.last.getByRole('button', { name: 'Previous alternative' })).toBeDisabled()
})

test('a chat is branched from a message into one of its own', async ({ ada }) => {
  const { id } = await ada.api.newChat('The trunk')
  await ada.api.converse(id, `${FAST} seed=6 root`)
  await ada.api.converse(id, `${FAST} seed=7 leaf`)
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await expect(chat.messages).toHaveCount(4)
  const answer = chat.messages.nth(1)
  await answer.hover()
  await answer.getByRole('button', { name: 'More for this message' }).click()
  await ada.page.getByRole('menuitem', { name: 'Branch a new chat from here' }).click()

  await expect(ada.page).not.toHaveURL(`/chat/${id}`)
  await expect(chat.messages).toHaveCount(2)
  await expect(chat.message('root')).toBeVisible()
  await expect(ada.page.getByRole('link', { name: /branched from “The trunk”/ })).toBeVisible()
  await chat.say(`${FAST} seed=8 another leaf`)
  await chat.isDone()
  await expect(chat.messages).toHaveCount(4)
  expect(await ada.api.messages(id)).toHaveLength(4)
})

test('a message is deleted, and what answered it stays', async ({ ada }) => {
  const { id } = await ada.api.newChat()
  const { content } = await ada.api.converse(id, `${FAST} seed=9 a secret`)
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  const question = chat.messages.first()
  await question.hover()
  await question.getByRole('button', { name: 'More for this message' }).click()
  await ada.page.getByRole('menuitem', { name: 'Delete…' }).click()
  await ada.page.getByRole('alertdialog').getByRole('button', { name: 'Delete message' }).click()
  await expect(question).toContainText('This message was deleted.')
  await expect(chat.message('a secret')).toHaveCount(0)
  await chat.shows(content)
})

test('an answer is copied as it was written', async ({ ada }) => {
  await ada.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { id } = await ada.api.newChat()
  const { content } = await ada.api.converse(id, '/demo tokens=150 rate=0 ttft=0 seed=10 markdown=code,list')
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  const copied = () => ada.page.evaluate(() => navigator.clipboard.readText())
  await chat.last.getByRole('button', { name: 'Copy', exact: true }).click()
  await expect.poll(copied).toBe(content)

  await chat.answer.getByRole('button', { name: 'Copy code' }).click()
  const code = /```ts\n([\s\S]*?)\n```/.exec(content)?.[1] ?? ''
  await expect.poll(async () => (await copied()).trimEnd()).toBe(code)
})
