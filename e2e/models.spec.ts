import { ChatScreen } from './chat-screen.ts'
import { expect, test, withOwnServer } from './fixtures.ts'
import { startModelServer } from './model-server.ts'
import { Person } from './person.ts'

test('a model is found by its name, chosen, and answers; who cannot answer says what to do below', async ({
  browser,
}) => {
  await using models = await startModelServer('Nice to be asked.', ['larch-small', 'larch-large', 'willow'])
  const env = { LLM_MOCK_MODE: 'false', OPENAI_COMPATIBLE_BASE_URL: models.url }
  await withOwnServer(browser, { env }, async (_server, surroundings) => {
    const ada = await Person.join(surroundings, 'Ada')
    const chat = new ChatScreen(ada.page)
    await chat.open()
    await ada.page.getByRole('button', { name: /^Model: / }).click()
    const list = ada.page.getByRole('dialog', { name: 'Choose a model' })
    const options = list.getByRole('option')
    const missing = list.getByText('To use Anthropic, set ANTHROPIC_API_KEY to a key and restart.')
    await expect(options).toHaveCount(5)
    await expect(missing).toBeVisible()

    const search = list.getByRole('combobox')
    await search.fill('no such tree')
    await expect(list.getByText('No model has this name.')).toBeVisible()
    await expect(options).toHaveCount(0)
    await expect(missing).toBeVisible()
    await search.fill('willow')
    await expect(options).toHaveText([/willow/])
    await search.press('Enter')

    await expect(ada.page.getByRole('button', { name: 'Model: willow' })).toBeVisible()
    await chat.say('Are you there?')
    await chat.isDone()
    await expect(chat.answer).toContainText('Nice to be asked.')
    await expect(chat.last).toContainText('willow')
  })
})
