import AxeBuilder from '@axe-core/playwright'
import type { BrowserContextOptions, Page } from '@playwright/test'
import { ChatScreen } from './chat-screen.ts'
import { expect, phone, test, withOwnServer } from './fixtures.ts'
import { startModelServer } from './model-server.ts'
import { ownViews, publicViews, wear, type View } from './pages.ts'
import { Person } from './person.ts'
import { agentViews, invitationViews, roomViews } from './room-views.ts'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Beyond what the guidelines demand: by headings one finds one’s way in a room, and by what is seen on a button one says it. */
const RULES_OF_ROOMS = ['heading-order', 'label-content-name-mismatch']
/** What a theme can change. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']
const OTHER_THEMES = ['dark', 'terminal']
const WIDTHS: [string, BrowserContextOptions][] = [
  ['a desktop', {}],
  ['a phone', phone],
]

async function checkInEveryTheme(page: Page, views: readonly View[], more: readonly string[] = []) {
  const rules = Object.fromEntries(more.map((rule) => [rule, { enabled: true }]))
  for (const { name, show } of views) {
    await show(page)
    await wear(page, 'light')
    await check(`${name}, light`, new AxeBuilder({ page }).options({ rules }).withTags(RULES))
    for (const theme of OTHER_THEMES) {
      await wear(page, theme)
      await check(`${name}, ${theme}`, new AxeBuilder({ page }).withRules(RULES_OF_COLOUR))
    }
  }
}

async function check(what: string, axe: AxeBuilder) {
  const { violations } = await axe.analyze()
  const told = violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 160)) }))
  expect.soft(told, what).toEqual([])
}

for (const [device, deviceOptions] of WIDTHS) {
  test.describe(`on ${device}`, () => {
    test.use({ deviceOptions })

    test('everyone can use the pages before the login', async ({ stranger }) => {
      test.slow()
      stranger.faults.expect(/40[04] \(/, 'a link and a page that are none')
      await checkInEveryTheme(stranger.page, publicViews)
    })

    test('everyone can use the pages behind the login', async ({ ada }) => {
      test.slow()
      await checkInEveryTheme(ada.page, await ownViews(ada, device === 'a phone'))
    })

    test('everyone can use rooms', async ({ ada }) => {
      test.slow()
      await checkInEveryTheme(ada.page, await roomViews(ada), RULES_OF_ROOMS)
    })

    test('everyone can use invitations and agents', async ({ ada, stranger }) => {
      test.slow()
      stranger.faults.expect(/410/, 'an invitation that is over')
      const invited = await invitationViews(ada)
      await checkInEveryTheme(stranger.page, invited.public)
      await checkInEveryTheme(ada.page, [...invited.own, ...(await agentViews(ada))])
    })
  })
}

test('an answer is told to screen readers when it begins and when it ends', async ({ browser }) => {
  const { promise: heard, resolve: goOn } = Promise.withResolvers<void>()
  await using model = await startModelServer(['Once upon', heard, ' a time. And so on. '.repeat(20)])
  const env = { LLM_MOCK_MODE: 'false', OPENAI_COMPATIBLE_BASE_URL: model.url }
  await withOwnServer(browser, { env }, async (_server, surroundings) => {
    const { page } = await Person.join(surroundings, 'Ada')
    const chat = new ChatScreen(page)
    await chat.open()
    await page.evaluate(() => {
      const said: string[] = []
      Object.assign(globalThis, { said })
      const region = document.querySelector('[aria-live=polite][aria-atomic=true]')
      if (!region) throw new Error('Nothing is ever told.')
      new MutationObserver(() => said.push(region.textContent.trim())).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      })
    })
    await chat.say('Tell me a story')
    const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)
    await expect.poll(async () => (await said()).at(-1)).toBe('Answer started.')
    goOn()
    await expect.poll(async () => (await said()).at(-1)).toMatch(/Answer finished\.$/)
    expect((await said())[0]).toBe('Answer started.')
    expect((await said()).length, 'not flooded').toBeLessThan(6)
  })
})
