import { mentionsOf } from '@parley/contracts'
import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'
import { Person, type Surroundings } from './person.ts'
import { newAgent, newRoom } from './room.ts'

const SLOW = '/demo tokens=120 rate=40 ttft=0'
/** Longer than any test: it is stopped when everything has been seen. */
const LONG = '/demo tokens=100000 rate=40 ttft=0'
const FAST = '/demo tokens=30 rate=0 ttft=0'

type Cast = { surroundings: Surroundings; ada: Person; bob: Person }

/** Three people who look at the same room. */
async function threeAt(roomOf: (people: Person[]) => Promise<string>, { surroundings, ada, bob }: Cast) {
  const eve = await Person.join(surroundings, 'Eve')
  const id = await roomOf([bob, eve])
  const screens = [ada, bob, eve].map(({ page }) => new ChatScreen(page))
  for (const screen of screens) await screen.open(id)
  const [atAda, atBob, atEve] = screens as [ChatScreen, ChatScreen, ChatScreen]
  return { id, eve, screens, atAda, atBob, atEve }
}

const rowOf = (screen: ChatScreen, text: string | RegExp) => screen.message(text).first()

async function choose(screen: ChatScreen, text: string, entry: string) {
  await rowOf(screen, text).hover()
  await rowOf(screen, text).getByRole('button', { name: 'More for this message' }).click()
  await screen.page.getByRole('menuitem', { name: entry }).click()
}

test('an agent is mentioned from the list, and all three see its answer being written', async ({
  surroundings,
  ada,
  bob,
}) => {
  const scribe = await newAgent(ada, 'Scribe')
  const { id, screens, atAda } = await threeAt(
    async (people) => (await newRoom(ada, 'Scribe’s room', { people, agents: [scribe] })).id,
    { surroundings, ada, bob },
  )
  await atAda.composer.pressSequentially(`${LONG} dear @scr`)
  const option = ada.page.getByRole('option', { name: /Scribe/ })
  await expect(option).toBeVisible()
  await atAda.composer.press('Enter')
  await expect(atAda.composer).toHaveValue(`${LONG} dear @${scribe.handle} `)
  await atAda.composer.press('Enter')
  await Promise.all(
    screens.map(async (screen) => {
      await expect(screen.last).toContainText('Scribe')
      await expect(screen.last).toHaveAttribute('data-status', 'writing')
      await screen.showsAtLeast(5)
    }),
  )
  await atAda.stopButton.click()
  const { content } = await ada.api.answered(id)
  for (const screen of screens) {
    await expect(screen.last).toHaveAttribute('data-status', 'stopped')
    await screen.shows(content)
  }
  await expect(atAda.last).toContainText('asked by you')
  await expect(screens[1]?.last ?? atAda.last).toContainText('asked by Ada')
})

test('a thread is beside the messages, and everybody sees how many replies it has', async ({
  surroundings,
  ada,
  bob,
}) => {
  const { atAda, atBob, atEve } = await threeAt(
    async (people) => (await newRoom(ada, 'Threads', { people })).id,
    { surroundings, ada, bob },
  )
  await atAda.say('Shall we move on Friday?')
  await rowOf(atBob, 'move on Friday').hover()
  await rowOf(atBob, 'move on Friday').getByRole('button', { name: 'Reply in thread' }).click()
  const reply = bob.page.getByRole('textbox', { name: 'Reply' })
  await expect(reply).toBeFocused()
  await reply.fill('Friday is good')
  await reply.press('Enter')
  await expect(bob.page.getByRole('log', { name: 'Thread' })).toContainText('Friday is good')
  for (const screen of [atAda, atEve]) {
    await expect(screen.messages).toHaveCount(1)
    await rowOf(screen, 'move on Friday')
      .getByRole('button', { name: /1 reply/ })
      .click()
    await expect(screen.page.getByRole('log', { name: 'Thread' })).toContainText('Friday is good')
  }
  await ada.page.getByRole('textbox', { name: 'Reply' }).fill('Then it is settled')
  await ada.page.getByRole('textbox', { name: 'Reply' }).press('Enter')
  await expect(bob.page.getByRole('log', { name: 'Thread' })).toContainText('Then it is settled')
  await expect(rowOf(atEve, 'move on Friday').getByRole('button', { name: /2 replies/ })).toBeVisible()
})

test('a mention in a thread waits until one looks there, however far one reads the room', async ({
  ada,
  bob,
}) => {
  const { id } = await newRoom(ada, 'Planning', { people: [bob] })
  const { handle } = await bob.api.must<{ handle: string }>('/users/profile')
  const { message: root } = await ada.api.send(id, 'Shall we move on Friday?')
  await ada.api.send(id, `Is that all right, @${handle}?`, { threadId: root.id })
  await ada.api.send(id, 'And something else')

  const atBob = new ChatScreen(bob.page)
  await atBob.open(id)
  const listed = atBob.row('Planning')
  await expect(rowOf(atBob, 'something else')).toBeVisible()
  await expect(listed).not.toContainText('unread')
  await expect(listed).toContainText('1 mentions you')
  await expect(bob.page).toHaveTitle(/^\(1\) /)
  await expect(rowOf(atBob, 'move on Friday').getByRole('button', { name: /1 reply/ })).toContainText(
    'mentions you',
  )

  await bob.page.getByRole('button', { name: 'You are mentioned once in threads' }).click()
  await expect(bob.page.getByRole('log', { name: 'Thread' })).toContainText('Is that all right')
  await expect(listed).not.toContainText('mentions you')
  await expect(bob.page).not.toHaveTitle(/^\(1\) /)
  await expect(bob.page.getByRole('button', { name: /You are mentioned/ })).toHaveCount(0)
  await expect.poll(async () => mentionsOf(await bob.api.listed('Planning'))).toBe(0)
  await bob.page.reload()
  await expect(rowOf(atBob, 'something else')).toBeVisible()
  await expect(listed).not.toContainText('mentions you')
})

test('a reaction is seen at once by the others, and taken off again', async ({ surroundings, ada, bob }) => {
  const { atAda, atBob, atEve } = await threeAt(
    async (people) => (await newRoom(ada, 'Reactions', { people })).id,
    { surroundings, ada, bob },
  )
  await atAda.say('We have landed')
  await rowOf(atBob, 'landed').hover()
  await rowOf(atBob, 'landed').getByRole('button', { name: 'React' }).click()
  await bob.page.getByRole('dialog', { name: 'Choose a reaction' }).getByRole('textbox').fill('rocket')
  await bob.page.keyboard.press('Enter')
  const chip = (screen: ChatScreen, who: string) =>
    rowOf(screen, 'landed').getByRole('button', { name: `🚀, 1: ${who}` })
  await expect(chip(atAda, 'Bob')).toBeVisible()
  await expect(chip(atEve, 'Bob')).toBeVisible()
  await chip(atBob, 'You').click()
  for (const screen of [atAda, atBob, atEve])
    await expect(rowOf(screen, 'landed').getByRole('list', { name: 'Reactions' })).toHaveCount(0)
})

test('what is pinned is at hand for everybody', async ({ surroundings, ada, bob }) => {
  const { atAda, atBob } = await threeAt(async (people) => (await newRoom(ada, 'Pins', { people })).id, {
    surroundings,
    ada,
    bob,
  })
  await atAda.say('The address is 12 High Street')
  await choose(atAda, 'High Street', 'Pin')
  await expect(rowOf(atBob, 'High Street')).toContainText('Pinned')
  await bob.page.getByRole('button', { name: 'Pinned messages' }).click()
  await expect(bob.page.getByRole('complementary', { name: 'Pinned' })).toContainText('12 High Street')
})

test('one sees who is typing, and who has read', async ({ surroundings, ada, bob }) => {
  const { atAda, atBob } = await threeAt(async (people) => (await newRoom(ada, 'Typing', { people })).id, {
    surroundings,
    ada,
    bob,
  })
  // Who does not go on typing is forgotten after some seconds.
  await expect
    .poll(async () => {
      await atBob.composer.pressSequentially('I wonder')
      return ada.page.locator('[data-typing]').textContent()
    })
    .toBe('Bob is typing…')
  await atBob.composer.fill('')
  await expect(ada.page.locator('[data-typing]')).toHaveText('')
  await atAda.say('Has everybody read this?')
  const seen = rowOf(atAda, 'everybody read').getByRole('button', { name: /^Seen by 2$/ })
  await expect(seen).toBeVisible()
  await seen.click()
  await expect(ada.page.getByRole('dialog', { name: 'Seen by' })).toContainText('Bob')
})

test('two people ask one agent at once, and both get their answer', async ({ surroundings, ada, bob }) => {
  const scribe = await newAgent(ada, 'Scribe')
  const { atAda, atBob, atEve } = await threeAt(
    async (people) => (await newRoom(ada, 'Both at once', { people, agents: [scribe] })).id,
    { surroundings, ada, bob },
  )
  await Promise.all([
    atAda.say(`${SLOW} seed=1 @${scribe.handle}`),
    atBob.say(`${SLOW} seed=2 @${scribe.handle}`),
  ])
  for (const screen of [atAda, atBob, atEve]) {
    await expect(screen.messages).toHaveCount(4)
    await expect(screen.scroller.locator('[data-status=complete]')).toHaveCount(4)
  }
  await expect(atEve.message('asked by Ada')).toHaveCount(1)
  await expect(atEve.message('asked by Bob')).toHaveCount(1)
})

test('somebody branches off alone, comes back, and makes their branch the main line', async ({
  surroundings,
  ada,
  bob,
}) => {
  const { atAda, atBob } = await threeAt(async (people) => (await newRoom(ada, 'Branches', { people })).id, {
    surroundings,
    ada,
    bob,
  })
  await atAda.say('first')
  await expect(rowOf(atBob, 'first')).toBeVisible()
  await atAda.say('second')
  await expect(rowOf(atBob, 'second')).toBeVisible()
  await choose(atBob, 'first', 'Branch from here')
  await expect(atBob.composer).toBeFocused()
  await atBob.say('another way')
  const bar = bob.page.getByRole('region', { name: 'Branch' })
  await expect(bar).toContainText('off the main line')
  await expect(atBob.message('second')).toHaveCount(0)
  await expect(atAda.message('another way')).toHaveCount(0)
  await expect(rowOf(atAda, 'first')).toContainText('Bob is on another branch from here')

  await bar.getByRole('button', { name: 'Back to the main line' }).click()
  await expect(rowOf(atBob, 'second')).toBeVisible()
  await expect(bar).toHaveCount(0)

  await rowOf(atBob, 'second').getByRole('button', { name: 'Next alternative' }).click()
  await expect(rowOf(atBob, 'another way')).toBeVisible()
  await bar.getByRole('button', { name: 'Make this the main line' }).click()
  await expect(rowOf(atAda, 'another way')).toBeVisible()
  await expect(atAda.message('second')).toHaveCount(0)
  await expect(bar).toHaveCount(0)
})

test('whoever asked steers the answer while it is written, and stops it', async ({ ada }) => {
  const scribe = await newAgent(ada, 'Scribe')
  const { id } = await newRoom(ada, 'Steering', { agents: [scribe] })
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await chat.say(`${LONG} @${scribe.handle}`)
  await chat.showsAtLeast(5)
  await chat.last.getByRole('button', { name: 'Steer' }).click()
  await ada.page.getByRole('textbox', { name: 'What the answer shall heed' }).fill(`${FAST} shorter, please`)
  await ada.page.keyboard.press('Enter')
  await expect(chat.last).toContainText('shorter, please')
})

test('one mends one’s own words where they stand, and types at once', async ({ ada }) => {
  const screen = new ChatScreen(ada.page)
  await screen.open((await newRoom(ada, 'Typos')).id)
  await screen.say('Teh plan')
  await choose(screen, 'Teh plan', 'Edit')
  await expect(ada.page.getByRole('textbox', { name: 'Edit message' })).toBeFocused()
  await ada.page.keyboard.press('ControlOrMeta+a')
  await ada.page.keyboard.insertText('The plan')
  await ada.page.keyboard.press('ControlOrMeta+Enter')
  await expect(rowOf(screen, 'The plan')).toContainText('edited')
})
