import { expect, type Locator, type Page } from '@playwright/test'
import { lettersOf } from './recorder.ts'

const CHAT_ADDRESS = /\/chat\/([0-9a-f-]{36})$/

/** What people see and touch at /chat. */
export class ChatScreen {
  readonly page: Page
  readonly composer: Locator
  readonly sendButton: Locator
  readonly stopButton: Locator
  readonly history: Locator
  readonly rows: Locator
  readonly scroller: Locator
  readonly messages: Locator
  readonly title: Locator
  /** The quiet line below the composer. */
  readonly status: Locator

  constructor(page: Page) {
    this.page = page
    this.composer = page.getByRole('textbox', { name: 'Message', exact: true })
    // A thread beside the messages has one of its own.
    this.sendButton = page
      .getByRole('form', { name: 'Write a message' })
      .getByRole('button', { name: 'Send', exact: true })
    this.stopButton = page.getByRole('button', { name: 'Stop the answer' })
    this.history = page.getByRole('navigation', { name: 'Chats' })
    this.rows = this.history.locator('a[data-chat-row]')
    this.scroller = page.getByRole('log', { name: 'Messages' })
    this.messages = this.scroller.getByRole('article')
    this.status = page.getByRole('main').getByRole('status').last()
    this.title = page.getByRole('main').getByRole('heading', { level: 1 })
  }

  /** Opens a chat, or the one that is about to be made, and waits until one can write. */
  async open(chatId?: string) {
    await this.page.goto(chatId === undefined ? '/chat' : `/chat/${chatId}`)
    await this.isAlive()
  }

  /** The name in the corner comes with the inbox: from then on what is written can be sent. */
  async isAlive() {
    await expect(this.page.getByRole('button', { name: /^Account of / })).toBeAttached()
  }

  async say(text: string) {
    await this.composer.fill(text)
    await expect(this.sendButton).toBeEnabled()
    await this.composer.press('Enter')
    await expect(this.composer).toHaveValue('')
  }

  /** The id of the chat in the address, once there is one. */
  async chatId(): Promise<string> {
    await expect(this.page).toHaveURL(CHAT_ADDRESS)
    return CHAT_ADDRESS.exec(this.page.url())?.[1] ?? ''
  }

  message(text: string | RegExp): Locator {
    return this.messages.filter({ hasText: text })
  }

  /** The newest message. */
  get last(): Locator {
    return this.messages.last()
  }

  /** The text of the newest answer, thoughts left out. */
  get answer(): Locator {
    return this.last.locator('.markdown:not(.reasoning .markdown, .said .markdown)')
  }

  row(title: string | RegExp): Locator {
    return this.rows.filter({ hasText: title })
  }

  async shown(): Promise<string> {
    return lettersOf((await this.answer.allTextContents()).join(''))
  }

  /** Waits until the newest answer shows at least so many letters. */
  async showsAtLeast(letters: number) {
    await expect.poll(async () => (await this.shown()).length).toBeGreaterThanOrEqual(letters)
  }

  /** Waits until the newest answer is written to its end. What somebody said is complete as well, and no answer. */
  async isDone() {
    await expect(this.answer.first()).toBeAttached()
    await expect(this.last).toHaveAttribute('data-status', 'complete')
  }

  /** Waits until what is shown is this text, to the letter. */
  async shows(text: string) {
    await expect.poll(() => this.shown()).toBe(lettersOf(text))
  }

  /** Opens the menu of a chat of the history, and chooses. */
  async choose(title: string, entry: string) {
    await this.row(title).hover()
    await this.history.getByRole('button', { name: `More for ${title}` }).click()
    await this.page.getByRole('menuitem', { name: entry }).click()
  }
}
