import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'
import { recordAnswer } from './recorder.ts'

const OFFLINE = 'Offline. What you write is kept and sent later.'
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection/
/** Longer than any test: it is stopped when everything has been seen. */
const LONG = '/demo tokens=100000 rate=60 ttft=0'

test('an answer goes on while the network is away, and is whole when it is back', async ({ ada }) => {
  ada.faults.expect(NO_NETWORK, 'the network is away')
  const chat = new ChatScreen(ada.page)
  await chat.open()
  const recording = await recordAnswer(ada.page)
  await chat.say(`${LONG} seed=31`)
  await chat.showsAtLeast(120)
  const shownBefore = (await chat.shown()).length

  await ada.context.setOffline(true)
  await expect(ada.page.getByText(OFFLINE)).toBeVisible()
  const chatId = await chat.chatId()
  // The server writes on: it has more than the page by far before the page may ask again.
  await expect
    .poll(async () => (await ada.api.messages(chatId)).at(-1)?.content.length ?? 0)
    .toBeGreaterThan(shownBefore + 250)
  await ada.context.setOffline(false)

  await chat.showsAtLeast(shownBefore + 200)
  await expect(chat.last).toHaveAttribute('data-status', 'writing')
  await chat.stopButton.click()
  const { content } = await ada.api.answered(chatId)
  await chat.shows(content)
  await expect(ada.page.getByText(OFFLINE)).toBeHidden()
  await recording.expectSteady(content)
})

test('what is written without a network is kept, outlives the page, and is sent once', async ({ ada }) => {
  ada.faults.expect(NO_NETWORK, 'the network is away')
  const { id } = await ada.api.newChat('Train of thought')
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await ada.context.setOffline(true)
  await chat.say('/demo tokens=20 rate=0 ttft=0 written in a tunnel')
  await expect(chat.message('written in a tunnel')).toContainText('Waiting for the network')
  expect(await ada.api.messages(id)).toEqual([])

  await ada.page.close()
  await ada.context.setOffline(false)
  const later = new ChatScreen(await ada.context.newPage())
  await later.open(id)
  await later.isDone()
  await expect(later.message('written in a tunnel')).toHaveCount(1)
  const said = (await ada.api.messages(id)).filter(({ role }) => role === 'user')
  expect(said.map(({ content }) => content)).toEqual(['/demo tokens=20 rate=0 ttft=0 written in a tunnel'])
})

test('a first message written without a network makes its chat later, once', async ({ ada }) => {
  ada.faults.expect(NO_NETWORK, 'the network is away')
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await ada.context.setOffline(true)
  await chat.say('/demo tokens=20 rate=0 ttft=0 a plan for later')
  await expect(chat.message('a plan for later')).toContainText('Waiting for the network')
  await ada.context.setOffline(false)

  await chat.isDone()
  await expect(chat.rows).toHaveCount(1)
  const { content } = await ada.api.answered(await chat.chatId())
  await chat.shows(content)
})

test('a message whose receipt is lost on the way is sent again and said once', async ({ ada }) => {
  ada.faults.expect(/ERR_FAILED/, 'the receipt is lost')
  const { id } = await ada.api.newChat()
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  let tries = 0
  await ada.page.route('**/api/v1/chats/*/messages', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    const response = await route.fetch()
    tries += 1
    return tries === 1 ? route.abort() : route.fulfill({ response })
  })
  await chat.say('/demo tokens=20 rate=0 ttft=0 said once')
  await expect.poll(() => tries).toBeGreaterThanOrEqual(2)
  await chat.isDone()
  await expect(chat.message('said once')).toHaveCount(1)
  expect((await ada.api.messages(id)).map(({ role }) => role)).toEqual(['user', 'assistant'])
})

test('what waits for an answer is sent when that has ended, though nobody looks at its chat any more', async ({
  ada,
}) => {
  ada.faults.expect(NO_NETWORK, 'the network is away')
  ada.faults.expect(/409 \(Conflict\)/, 'the answer is still being written')
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await chat.say(LONG)
  await chat.showsAtLeast(20)
  const chatId = await chat.chatId()
  await ada.context.setOffline(true)
  await expect(ada.page.getByText(OFFLINE)).toBeVisible()
  await chat.say('/demo tokens=10 rate=0 ttft=0 and then')
  await expect(chat.message('and then')).toContainText('Waiting for the network')

  // The tab keeps what it showed: a chat in which an answer is being written.
  await ada.page.goto('about:blank')
  await ada.context.setOffline(false)
  await chat.open()
  expect((await ada.api.messages(chatId)).map(({ role }) => role)).toEqual(['user', 'assistant'])
  await ada.api.stopAnswer(chatId)
  await expect
    .poll(async () => (await ada.api.messages(chatId)).map(({ role }) => role))
    .toEqual(['user', 'assistant', 'user', 'assistant'])
})

test('every message that waits for the network says so, also one of the same breath', async ({ ada }) => {
  ada.faults.expect(NO_NETWORK, 'the network is away')
  const screen = new ChatScreen(ada.page)
  await screen.open((await ada.api.newRoom('Tunnel')).id)
  await screen.say('Before the tunnel')
  await ada.context.setOffline(true)
  await screen.say('In the tunnel')
  await expect(screen.message('In the tunnel')).toContainText('Waiting for the network')
  await ada.context.setOffline(false)
  await expect(screen.message('In the tunnel')).not.toContainText('Waiting for the network')
})
