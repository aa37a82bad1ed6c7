import { ChatScreen } from './chat-screen.ts'
import { expect, test, withOwnServer } from './fixtures.ts'
import { Person } from './person.ts'
import { recordAnswer } from './recorder.ts'

const PROMPT = '/demo tokens=420 rate=70 ttft=0 seed=41'
const GONE = /ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|WebSocket connection/

const stores = process.env.TEST_DATABASE_URL ? (['sqlite', 'postgres'] as const) : (['sqlite'] as const)

for (const store of stores) {
  test(`a server killed in mid-answer comes back, and the answer goes on by itself (${store})`, async ({
    browser,
  }) => {
    await withOwnServer(browser, { store }, async (server, surroundings) => {
      const ada = await Person.join(surroundings, 'Ada')
      ada.faults.expect(GONE, 'the server is gone for a while')
      const chat = new ChatScreen(ada.page)
      await chat.open()
      const recording = await recordAnswer(ada.page)
      await chat.say(PROMPT)
      const chatId = await chat.chatId()
      await chat.showsAtLeast(400)

      await server.crash()
      await expect(chat.status).toContainText(/Connecting…|Offline\./)
      await chat.composer.fill('written while it was down')
      await server.restart()

      const { content, status } = await ada.api.answered(chatId)
      expect(status).toBe('complete')
      await chat.isDone()
      await chat.shows(content)
      // What came after the last checkpoint is written anew (R12, R14); nothing else may go.
      await recording.expectSteady(content, { setbacks: 1 })
      await expect(chat.messages).toHaveCount(2)
      await expect(chat.composer).toHaveValue('written while it was down')

      const undisturbed = await ada.api.newChat()
      expect(content).toBe((await ada.api.converse(undisturbed.id, PROMPT)).content)
    })
  })
}

test('what was acknowledged before the server was killed is there after it', async ({ browser }) => {
  await withOwnServer(browser, {}, async (server, surroundings) => {
    const ada = await Person.join(surroundings, 'Ada')
    ada.faults.expect(GONE, 'the server is gone for a while')
    const { id } = await ada.api.newChat('Kept')
    const sent: string[] = []
    for (let count = 1; count <= 20; count++) {
      const { message } = await ada.api.send(id, `note ${count}`, { ask: false })
      sent.push(message.id)
    }
    await server.crash()
    await server.restart()
    expect((await ada.api.messages(id)).map((message) => message.id)).toEqual(sent)

    const chat = new ChatScreen(ada.page)
    await chat.open(id)
    await expect(chat.last).toContainText('note 20')
  })
})
