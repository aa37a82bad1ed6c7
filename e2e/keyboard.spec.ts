import { ChatScreen } from './chat-screen.ts'
import { expect, test } from './fixtures.ts'

const FAST = '/demo tokens=30 rate=0 ttft=0'

test('the palette opens from anywhere, finds chats and actions, and runs them', async ({ ada }) => {
  const { id } = await ada.api.newChat('Harvest dates')
  await ada.api.newChat('Something else')
  const chat = new ChatScreen(ada.page)
  await chat.open()
  const palette = ada.page.getByRole('dialog', { name: 'Command palette' })
  const query = palette.getByRole('combobox')

  await chat.composer.press('ControlOrMeta+k')
  await expect(query).toBeFocused()
  await query.pressSequentially('harvest')
  await expect(palette.getByRole('option', { selected: true })).toContainText('Harvest dates')
  await ada.page.keyboard.press('Enter')
  await expect(ada.page).toHaveURL(`/chat/${id}`)
  await expect(palette).toBeHidden()

  await ada.page.keyboard.press('ControlOrMeta+k')
  await query.pressSequentially('rename')
  await expect(palette.getByRole('option', { selected: true })).toContainText('Rename')
  await ada.page.keyboard.press('Enter')
  await expect(ada.page.getByRole('textbox', { name: 'Title of the chat' })).toBeFocused()
  await ada.page.keyboard.type('Harvest plan')
  await ada.page.keyboard.press('Enter')
  await expect(chat.title).toHaveText('Harvest plan')

  await ada.page.keyboard.press('ControlOrMeta+k')
  await expect(query).toBeFocused()
  await ada.page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
})

test('the question mark lists the shortcuts, and Esc closes them', async ({ ada }) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await expect(chat.composer).toBeFocused()
  await ada.page.keyboard.press('Escape')
  await ada.page.keyboard.press('Shift+?')
  const sheet = ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(sheet.getByText('New chat')).toBeVisible()
  await expect(sheet.getByText('Open the command palette')).toBeVisible()
  await ada.page.keyboard.press('Escape')
  await expect(sheet).toBeHidden()
})

test('a whole conversation is held, changed and left without a pointer', async ({ ada }) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  const { keyboard } = ada.page
  await expect(chat.composer).toBeFocused()
  await keyboard.type(`${FAST} seed=1 by keys`)
  await expect(chat.sendButton).toBeEnabled()
  await keyboard.press('Enter')
  await expect(chat.messages).toHaveCount(2)
  await chat.isDone()
  await expect(chat.composer).toBeFocused()

  await keyboard.press('ArrowUp')
  await expect(ada.page.getByRole('textbox', { name: 'Edit message' })).toBeFocused()
  await keyboard.press('Escape')
  await expect(ada.page.getByRole('textbox', { name: 'Edit message' })).toBeHidden()

  await keyboard.press('Alt+Shift+R')
  await expect(chat.last.getByRole('group', { name: 'Alternatives' })).toContainText('2/2')
  await chat.isDone()

  await keyboard.press('ControlOrMeta+Shift+O')
  await expect(ada.page).toHaveURL('/chat')
  await expect(chat.composer).toBeFocused()
  await keyboard.press('Alt+ArrowDown')
  await expect(ada.page).toHaveURL(/\/chat\/.+/)
  await keyboard.press('ControlOrMeta+b')
  await expect(chat.history).toBeHidden()
  await keyboard.press('ControlOrMeta+b')
  await expect(chat.history).toBeVisible()
})

test('what was just sent can be changed at once, before the server has answered', async ({ ada }) => {
  const { id } = await ada.api.newChat()
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  const { promise: mayPass, resolve: letPass } = Promise.withResolvers<void>()
  await ada.page.route(`**/chats/${id}/messages`, async (route) => {
    await mayPass
    await route.continue()
  })
  await expect(chat.composer).toBeFocused()
  await ada.page.keyboard.type(`${FAST} too quick`)
  await expect(chat.sendButton).toBeEnabled()
  await ada.page.keyboard.press('Enter')
  await expect(chat.messages).toHaveCount(1)
  await ada.page.keyboard.press('ArrowUp')
  const editor = ada.page.getByRole('textbox', { name: 'Edit message' })
  await expect(editor).toBeFocused()
  letPass()
  await expect(chat.messages).toHaveCount(2)
  await expect(editor).toBeFocused()
  await editor.fill(`${FAST} as it was meant`)
  await editor.press('ControlOrMeta+Enter')
  await expect(chat.messages.first()).toContainText('as it was meant')
  await chat.isDone()
})

test('an answer is stopped by its shortcut while one writes on', async ({ ada }) => {
  const chat = new ChatScreen(ada.page)
  await chat.open()
  await chat.say('/demo tokens=100000 rate=30 ttft=0')
  await chat.showsAtLeast(20)
  await chat.composer.pressSequentially('next, ')
  await ada.page.keyboard.press('ControlOrMeta+.')
  await expect(chat.last).toHaveAttribute('data-status', 'stopped')
  await expect(chat.composer).toHaveValue('next, ')
  await expect(chat.composer).toBeFocused()
})

test('Enter sends and Shift+Enter begins a line; by preference Enter begins one and Ctrl+Enter sends', async ({
  ada,
}) => {
  const { id } = await ada.api.newChat()
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await chat.composer.pressSequentially(`${FAST} one`)
  await chat.composer.press('Shift+Enter')
  await chat.composer.pressSequentially('two')
  await chat.composer.press('Enter')
  await chat.isDone()

  await ada.api.must('/users/profile', { method: 'PUT', body: { preferences: { sendWith: 'mod-enter' } } })
  await expect(ada.page.getByText('sends, Enter begins a new line')).toBeVisible()
  await chat.composer.pressSequentially(`${FAST} three`)
  await chat.composer.press('Enter')
  await chat.composer.pressSequentially('four')
  await expect(chat.composer).toHaveValue(`${FAST} three\nfour`)
  await chat.composer.press('ControlOrMeta+Enter')
  await expect(chat.messages).toHaveCount(4)
  await chat.isDone()
  await expect
    .poll(async () => (await ada.api.messages(id)).filter(({ role }) => role === 'user'))
    .toMatchObject([{ content: `${FAST} one\ntwo` }, { content: `${FAST} three\nfour` }])
})

test('Tab goes through the page in the order it is read, and everything it reaches has a name', async ({
  ada,
}) => {
  const { id } = await ada.api.newChat('In order')
  await ada.api.converse(id, FAST)
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await chat.isDone()
  // From here on as somebody who has just come, whose first Tab leads to this link.
  await ada.page.getByRole('link', { name: 'Skip to content' }).focus()

  const stops: { name: string; place: string }[] = []
  for (let presses = 0; presses < 60; presses++) {
    const stop = await ada.page.evaluate(describeFocus)
    if (stop === null) break
    stops.push(stop)
    await ada.page.keyboard.press('Tab')
  }
  expect(stops.filter(({ name }) => name === '')).toEqual([])
  const places = stops.map(({ place }) => place).filter((place, index, all) => place !== all[index - 1])
  expect(places).toEqual(['skip', 'history', 'header', 'messages', 'composer'])
})

/** Runs in the page; null once the focus has left it. */
function describeFocus() {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const labelled = element.getAttribute('aria-labelledby')
  const name =
    element.getAttribute('aria-label') ??
    (labelled ? document.getElementById(labelled)?.textContent : null) ??
    element.textContent.trim()
  const place = element.closest('nav')
    ? 'history'
    : element.closest('header') && !element.closest('article')
      ? 'header'
      : element.closest('[role=log]')
        ? 'messages'
        : element.closest('form')
          ? 'composer'
          : 'skip'
  return { name, place }
}

test('a dialog keeps the focus inside, and gives it back', async ({ ada }) => {
  const { id } = await ada.api.newChat('Focus')
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await expect(chat.composer).toBeFocused()
  await ada.page.keyboard.press('ControlOrMeta+k')
  const palette = ada.page.getByRole('dialog', { name: 'Command palette' })
  await expect(palette.getByRole('combobox')).toBeFocused()
  for (let presses = 0; presses < 5; presses++) await ada.page.keyboard.press('Tab')
  await expect.poll(() => palette.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true)
  await ada.page.keyboard.press('Escape')
  await expect(chat.composer).toBeFocused()
})

test('the open chat is renamed and deleted by keys while the caret stands in the composer', async ({
  ada,
}) => {
  const { id } = await ada.api.newChat('Short-lived')
  const chat = new ChatScreen(ada.page)
  await chat.open(id)
  await expect(chat.composer).toBeFocused()
  await chat.composer.press('F2')
  await expect(ada.page.getByRole('textbox', { name: 'Title of the chat' })).toBeFocused()
  await ada.page.keyboard.press('Escape')

  await chat.composer.press('ControlOrMeta+Shift+Backspace')
  const question = ada.page.getByRole('alertdialog').or(ada.page.getByRole('dialog'))
  await expect(question).toContainText('Delete this chat?')
  await question.getByRole('button', { name: 'Delete chat' }).click()
  await expect(ada.page).toHaveURL('/chat')
  await expect(chat.row('Short-lived')).toHaveCount(0)
})
