import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'
import { recordAnswer } from './recorder.ts'

/** Longer than any test: it is stopped when everything has been seen. */
const LONG = '/demo tokens=100000 rate=50 ttft=0'

test('who reloads in mid-answer loses nothing, sees nothing twice, and the answer goes on', async ({
  ada,
}) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  const recording = await recordAnswer(ada.page)
  await chat.say(`${LONG} seed=11`)
  await chat.showsAtLeast(150)

  await ada.page.reload()
  await chat.showsAtLeast(350)
  await ada.page.reload()
  await chat.showsAtLeast(550)
  await expect(chat.last).toHaveAttribute('data-status', 'writing')

  await chat.stopButton.click()
  const { content } = await ada.api.answered(await chat.chatId())
  await chat.shows(content)
  await recording.expectSteady(content)
})

test('a second device joins in mid-answer and shows the same words', async ({ ada }) => {
  const chat = new ChatScreen(ada.page)
  const phone = await ada.anotherDevice()
  const there = new ChatScreen(phone.page)
  await there.open()
  const recording = await recordAnswer(phone.page)
  await chat.open()
  await chat.say(`${LONG} seed=12`)
  await chat.showsAtLeast(100)

  await there.open(await chat.chatId())
  await there.showsAtLeast((await chat.shown()).length + 100)
  await expect(there.last).toHaveAttribute('data-status', 'writing')
  await there.stopButton.click()

  const { content } = await ada.api.answered(await chat.chatId())
  await chat.shows(content)
  await there.shows(content)
  await recording.expectSteady(content)
})

test('what one device renames and pins is seen on the other', async ({ ada }) => {
  const { id } = await ada.api.newChat('Garden plans')
  const here = new ChatScreen(ada.page)
  const there = new ChatScreen((await ada.anotherDevice()).page)
  await here.open(id)
  await there.open(id)

  await here.choose('Garden plans', 'Rename')
  await ada.page.getByRole('textbox', { name: 'Title of the chat' }).fill('Roof plans')
  await ada.page.keyboard.press('Enter')
  await expect(there.title).toHaveText('Roof plans')
  await expect(there.row('Roof plans')).toBeVisible()

  await there.choose('Roof plans', 'Pin')
  await expect(here.history.getByRole('heading', { name: 'Pinned' })).toBeVisible()
})

test('an answer is stopped from the other device, and continued', async ({ ada }) => {
  const here = new ChatScreen(ada.page)
  const there = new ChatScreen((await ada.anotherDevice()).page)
  const { id } = await ada.api.newChat()
  await here.open(id)
  await there.open(id)
  await here.say('/demo tokens=300 rate=50 ttft=0 seed=13 hang=100')
  await there.showsAtLeast(60)
  await there.stopButton.click()

  for (const { last, stopButton } of [here, there]) {
    await expect(last).toHaveAttribute('data-status', 'stopped')
    await expect(last).toContainText('Stopped.')
    await expect(stopButton).toBeHidden()
  }
  const { content: stopped } = await ada.api.answered(id)
  await here.shows(stopped)
  await there.shows(stopped)

  await here.last.getByRole('button', { name: 'Continue' }).click()
  await there.isDone()
  const { content } = await ada.api.answered(id)
  expect(content.startsWith(stopped)).toBe(true)
  await here.shows(content)
  await there.shows(content)
})

test('two people write at the same time, and neither sees anything of the other', async ({ ada, bob }) => {
  const [hers, his] = [new ChatScreen(ada.page), new ChatScreen(bob.page)]
  await Promise.all([hers.open(), his.open()])
  await Promise.all([
    hers.say('/demo tokens=60 rate=60 ttft=0 seed=1 her words'),
    his.say('/demo tokens=60 rate=60 ttft=0 seed=2 his words'),
  ])
  await Promise.all([hers.isDone(), his.isDone()])
  await expect(hers.rows).toHaveCount(1)
  await expect(his.rows).toHaveCount(1)
  await expect(ada.page.getByText('his words')).toHaveCount(0)

  // What is not one's own is not there, in the page as in the API.
  bob.faults.expect(/404 \(Not Found\)/, 'a chat of somebody else')
  const hersId = await hers.chatId()
  await bob.page.goto(`/chat/${hersId}`)
  await expect(his.title).toHaveText('This chat is not here')
  expect((await bob.api.ask(`/chats/${hersId}`)).status).toBe(404)
})

test('what was on the screen is there again after a reload before the server says anything', async ({
  ada,
}) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await chat.say('/demo tokens=60 rate=0 ttft=0 seed=12')
  await chat.isDone()
  const { content } = await ada.api.answered(await chat.chatId())
  await chat.shows(content)

  let isSilent = true
  await ada.page.routeWebSocket('**/api/ws', (socket) => {
    if (!isSilent) socket.connectToServer()
  })
  await ada.page.reload()
  await chat.shows(content)
  await expect(chat.rows).toHaveCount(1)

  // What is shown is no picture: it goes on as soon as there is a server.
  isSilent = false
  await ada.context.setOffline(true)
  await ada.context.setOffline(false)
  await chat.say('/demo tokens=20 rate=0 ttft=0 seed=13')
  await chat.isDone()
  await expect(chat.last).not.toContainText(content.slice(0, 20))
})
