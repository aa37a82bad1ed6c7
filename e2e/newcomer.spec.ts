import { ChatScreen } from './chat-screen.ts'
import { expect, test, withOwnServer } from './fixtures.ts'
import { startModelServer } from './model-server.ts'
import { newAccount, openDevice, Person } from './person.ts'

test('a newcomer comes from the landing page to an answer, and is the administrator', async ({ browser }) => {
  await withOwnServer(browser, {}, async (_server, surroundings) => {
    const { page } = await openDevice(surroundings)
    const grace = newAccount('Grace')

    await page.goto('/')
    await page.getByRole('main').getByRole('link', { name: 'Create account' }).click()
    await expect(page.getByText('this account becomes the administrator')).toBeVisible()
    await page.getByLabel('Name').fill(grace.name)
    await page.getByLabel('E-mail').fill(grace.email)
    await page.getByLabel('Password').fill(grace.password)
    await page.getByRole('button', { name: 'Create account' }).click()

    await expect(page).toHaveURL('/chat')
    await expect(page.getByText('Only the built-in demo is connected')).toBeVisible()
    const profile: unknown = await (await page.request.get('/api/users/profile')).json()
    expect(profile).toMatchObject({ name: 'Grace', role: 'admin' })

    const chat = new ChatScreen(page)
    await chat.say('Hello, who are you?')
    // The demo model quotes what one wrote.
    await expect(page.getByRole('article', { name: /^Grace, / })).toContainText('Hello, who are you?')
    await expect(chat.answer.locator('strong', { hasText: 'built-in demo model' })).toBeVisible()
    await chat.isDone()
    await expect(chat.answer.getByRole('listitem').first()).toContainText('OPENAI_API_KEY')
    await expect(chat.row('Hello, who are you?')).toBeVisible()
  })
})

const IN_CODE = 'Here is some code.\n\n```ts\nconst one = 1\n'
const AND_MORE = 'console.log(one + one)\n```\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nThat is all.'

test('an answer is formatted as it comes, and code is coloured once its fence has closed', async ({
  browser,
}) => {
  const { promise: seen, resolve: goOn } = Promise.withResolvers<void>()
  await using model = await startModelServer([IN_CODE, seen, AND_MORE])
  const env = { LLM_MOCK_MODE: 'false', OPENAI_COMPATIBLE_BASE_URL: model.url }
  await withOwnServer(browser, { env }, async (_server, surroundings) => {
    const ada = await Person.join(surroundings, 'Ada')
    const chat = new ChatScreen(ada.page)
    await chat.open()
    await chat.say('Show me some code')

    const code = chat.answer.locator('figure pre').first()
    await expect(code).toContainText('const one = 1')
    await expect(chat.last).toHaveAttribute('data-status', 'writing')
    await expect(chat.stopButton).toBeVisible()
    const colours = code.locator('span span')
    expect(await colours.count(), 'before the fence has closed').toBe(0)
    goOn()
    await expect(colours.first()).toBeVisible()
    expect(
      new Set(await colours.evaluateAll((spans) => spans.map((span) => getComputedStyle(span).color))).size,
    ).toBeGreaterThan(1)

    await expect(chat.answer.getByRole('table').first()).toBeVisible()
    await chat.isDone()
    await expect(chat.stopButton).toBeHidden()
  })
})
