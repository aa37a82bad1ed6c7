// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { chatIn, chatInAddress, goToChat } from './address.ts'

const ID = '01a1fba1-2bb1-724e-af18-be3f45e93e27'
const OTHER = '01a1fba1-2bb1-724e-af18-be3f45e93e28'

beforeEach(() => history.replaceState(null, '', '/chat'))

test('the address names the chat', () => {
  expect(chatIn(`/chat/${ID}`)).toBe(ID)
  expect(chatIn('/chat')).toBe(null)
  expect(chatIn('/chat/')).toBe(null)
  expect(chatIn('/chat/nonsense')).toBe('')
})

test('going to a chat changes the address without a new page, and back leads back', async () => {
  goToChat(ID)
  goToChat(OTHER)
  expect(chatInAddress()).toBe(OTHER)
  const back = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }))
  history.back()
  await back
  expect(chatInAddress()).toBe(ID)
})

test('going where one is already adds nothing to go back to', () => {
  goToChat(ID)
  const { length } = history
  goToChat(ID)
  expect(history.length).toBe(length)
})
