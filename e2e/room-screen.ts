import { expect, type Locator, type Page } from '@playwright/test'

export type RoomTab = 'People' | 'Invite' | 'Settings' | 'Agents’ runs'

/** The panel beside a room: who is in it, how one comes in, and how it is set. */
export class RoomPanel {
  readonly page: Page
  readonly panel: Locator

  constructor(page: Page) {
    this.page = page
    this.panel = page.getByRole('complementary', { name: 'About this room' })
  }

  async open(tab: RoomTab) {
    const people = this.page.getByRole('button', { name: /^People: / })
    // The same button closes the panel, which may have been opened a moment ago.
    if ((await people.getAttribute('aria-expanded')) === 'false') await people.click()
    await this.panel.getByRole('tab', { name: tab }).click()
  }

  row = (name: string): Locator => this.panel.getByRole('listitem').filter({ hasText: name })

  /** Chooses from the menu of somebody in the room. */
  async choose(name: string, entry: string | RegExp, role: 'menuitem' | 'menuitemradio' = 'menuitem') {
    await this.open('People')
    await this.row(name)
      .getByRole('button', { name: `More for ${name}` })
      .click()
    await this.page.getByRole(role, { name: entry }).click()
  }

  /** The link of a new invitation, as the panel shows it once. */
  async inviteByLink(): Promise<string> {
    await this.open('Invite')
    await this.panel.getByRole('button', { name: 'Make a link' }).click()
    return this.panel.getByRole('textbox', { name: 'Link of the invitation' }).inputValue()
  }

  async confirm(button: string) {
    await this.page.getByRole('alertdialog').getByRole('button', { name: button }).click()
    await expect(this.page.getByRole('alertdialog')).toHaveCount(0)
  }
}
