import type { Problem } from '@parley/contracts'
import type { Page } from '@playwright/test'
import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'
import { newAgent, newRoom } from './room.ts'
import { RoomPanel } from './room-screen.ts'

const LIMIT = 'The answer reached its limit of tokens.'

/** Refuses what a page asks for, as the server would. */
const refuse = (page: Page, address: string, method: string) =>
  page.route(address, (route) => {
    if (route.request().method() !== method) return route.fallback()
    const problem: Problem = {
      type: 'urn:parley:error:forbidden',
      title: 'Your role does not allow this.',
      status: 403,
      code: 'forbidden',
    }
    return route.fulfill({ status: 403, contentType: 'application/problem+json', json: problem })
  })

/** What was said in passing. It goes after some seconds, when a busy machine may not have looked yet. */
async function hearNotices(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard = new Set<string>()
    Object.assign(globalThis, { heard })
    new MutationObserver(() => {
      for (const notice of document.querySelectorAll<HTMLElement>('[data-sonner-toast]'))
        if (notice.checkVisibility()) heard.add(notice.innerText)
    }).observe(document.body, { childList: true, subtree: true, attributes: true })
  })
  return () => page.evaluate(() => [...(globalThis as unknown as { heard: Set<string> }).heard])
}

test('a message that is refused says why, and is sent by Retry', async ({ ada }) => {
  ada.faults.expect(/403 \(Forbidden\)/, 'the message is refused')
  const { id } = await ada.api.newChat()
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await refuse(ada.page, '**/chats/*/messages', 'POST')
  await chat.say('/demo tokens=20 rate=0 ttft=0 not today')
  const refused = chat.message('not today')
  await expect(refused.getByRole('alert')).toContainText('Not sent. Your role does not allow this.')
  await ada.page.reload()
  await expect(refused.getByRole('alert')).toContainText('Not sent.')
  expect(await ada.api.messages(id)).toEqual([])

  await ada.page.unrouteAll()
  await refused.getByRole('button', { name: 'Retry' }).click()
  await chat.isDone()
  await expect(chat.messages).toHaveCount(2)
})

test('a message that is refused can be taken back into the composer, or dropped', async ({ ada }) => {
  ada.faults.expect(/403 \(Forbidden\)/, 'the message is refused')
  const { id } = await ada.api.newChat()
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await refuse(ada.page, '**/chats/*/messages', 'POST')
  await chat.say('take me back')
  await chat.message('take me back').getByRole('button', { name: 'Edit' }).click()
  await expect(chat.composer).toHaveValue('take me back')
  await chat.say('drop me')
  await chat.message('drop me').getByRole('button', { name: 'Discard' }).click()
  await expect(chat.messages).toHaveCount(0)
})

test('a title that is refused goes back to what it was, and says so', async ({ ada }) => {
  ada.faults.expect(/403 \(Forbidden\)/, 'the new title is refused')
  const { id } = await ada.api.newChat('As it was')
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await refuse(ada.page, `**/chats/${id}`, 'PATCH')
  const notices = await hearNotices(ada.page)
  await chat.choose('As it was', 'Rename')
  await ada.page.getByRole('textbox', { name: 'Title of the chat' }).fill('As I want it')
  await ada.page.keyboard.press('Enter')
  await expect.poll(notices).toContainEqual(expect.stringContaining('Rename: that did not work'))
  await expect(chat.row('As it was')).toBeVisible()
  await expect(chat.title).toHaveText('As it was')
})

for (const [fault, sentence] of [
  ['refuse', /declined to answer/],
  ['rate-limit', /is limiting requests/],
  ['unreachable', /cannot be reached/],
  ['html', /sent a web page/],
] as const) {
  test(`a model that fails at once (${fault}) says what happened, and Retry asks again`, async ({ ada }) => {
    const { id } = await ada.api.newChat()
    const chat = new ChatScreen(ada.page)
    await chat.open(id)
    await chat.say(`/demo fail=${fault} ttft=0`)
    await expect(chat.last).toContainText('The answer failed')
    await expect(chat.last).toContainText(sentence)
    await expect(chat.last.getByRole('button', { name: 'Continue' })).toHaveCount(0)
    await chat.last.getByRole('button', { name: 'Retry' }).click()
    await expect(chat.last.getByRole('group', { name: 'Alternatives' })).toContainText('2/2')
    await expect(chat.last).toContainText(sentence)
  })
}

test('an answer that breaks off keeps what was written, and Continue brings the rest', async ({ ada }) => {
  const { id } = await ada.api.newChat()
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await chat.say('/demo tokens=120 rate=200 ttft=0 fail=after:60 seed=61')
  await expect(chat.last).toContainText('The answer failed')
  await expect(chat.last).toContainText('broke')
  const broken = (await ada.api.answered(id)).content
  await chat.shows(broken)

  await chat.last.getByRole('button', { name: 'Continue' }).click()
  await chat.isDone()
  const whole = (await ada.api.answered(id)).content
  expect(whole.startsWith(broken)).toBe(true)
  await chat.shows(whole)
  const undisturbed = await ada.api.newChat()
  const same = await ada.api.converse(undisturbed.id, '/demo tokens=120 rate=0 ttft=0 seed=61')
  expect(whole).toBe(same.content)
})

test('an answer that reached its limit of tokens says so, also after a reload, and Continue brings the rest', async ({
  ada,
}) => {
  const { id } = await ada.api.newChat()
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await chat.say('/demo tokens=120 rate=0 ttft=0 cut=length:60 seed=62')
  await chat.isDone()
  await expect(chat.last).toContainText(LIMIT)
  const cut = (await ada.api.answered(id)).content
  await chat.shows(cut)

  await ada.page.reload()
  await chat.shows(cut)
  await expect(chat.last).toContainText(LIMIT)
  await chat.last.getByRole('button', { name: 'Continue' }).click()
  await expect(chat.last).not.toContainText(LIMIT)
  await expect.poll(async () => (await ada.api.answered(id)).content.length).toBeGreaterThan(cut.length)
  await chat.isDone()
  const whole = (await ada.api.answered(id)).content
  expect(whole.startsWith(cut)).toBe(true)
  await chat.shows(whole)
  await expect(chat.last.getByRole('button', { name: 'Continue' })).toHaveCount(0)
})

test('in a room who asked lets a cut answer go on, others read that it was cut; the record tells it, too', async ({
  ada,
  bob,
}) => {
  const helper = await newAgent(ada, 'Clipper')
  const room = await newRoom(ada, 'Short answers', { people: [bob], agents: [helper] })
  const [hers, his] = [new ChatScreen(ada.page), new ChatScreen(bob.page)]
  await hers.open(room.id)
  await his.open(room.id)
  const QUICK = 'tokens=60 rate=0 ttft=0'
  await ada.api.send(room.id, `@${helper.handle} /demo ${QUICK} cut=filter:20`)
  for (const { last } of [hers, his]) {
    await expect(last).toContainText('The provider ended the answer by its content filter.')
    await expect(last.getByRole('button', { name: 'Continue' })).toHaveCount(0)
  }
  await ada.api.send(room.id, `@${helper.handle} /demo ${QUICK} cut=length:20`)
  for (const { last } of [hers, his]) await expect(last).toContainText(LIMIT)
  await expect(his.last.getByRole('button', { name: 'Continue' })).toHaveCount(0)
  const panel = new RoomPanel(bob.page)
  await panel.open('Agents’ runs')
  await expect(panel.panel).toContainText('Done, limit reached')
  await expect(panel.panel).toContainText('Done, filtered')

  await hers.last.getByRole('button', { name: 'Continue' }).click()
  for (const { last } of [hers, his]) await expect(last).not.toContainText(LIMIT)
  await expect(panel.panel).not.toContainText('Done, limit reached')
})

test('thoughts and tools are shown, folded, and can be opened', async ({ ada }) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await chat.say('/demo reasoning=60 tokens=40 rate=0 ttft=0 tool=calculator')
  await chat.isDone()
  const thoughts = chat.last.getByRole('button', { name: /^(Thought|Thoughts)/ })
  await expect(thoughts).toHaveAttribute('aria-expanded', 'false')
  await thoughts.click()
  await expect(chat.last.locator('.reasoning .markdown')).toBeVisible()
  await chat.last.getByText('calculator').first().click()
  await expect(chat.last.getByText('6*7')).toBeVisible()
  await expect(chat.answer).toContainText('42')
})
