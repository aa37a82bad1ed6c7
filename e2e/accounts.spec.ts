import type { Page } from '@playwright/test'
import { register } from './api.ts'
import { expect, test } from './fixtures.ts'
import { linkSentTo } from './outbox-folder.ts'
import { newAccount } from './person.ts'

const FAILURES_ALLOWED = 5

async function logIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
}

test('somebody registers, logs out and logs in again, to where they were heading', async ({ stranger }) => {
  const { page, faults } = stranger
  const eve = newAccount('Eve')
  await page.goto('/auth/register')
  await page.getByLabel('Name').fill(eve.name)
  await page.getByLabel('E-mail').fill(eve.email)
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('At least 8 characters.')).toBeVisible()
  await page.getByLabel('Password').fill(eve.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page).toHaveURL('/chat')

  await page.getByRole('button', { name: 'Account of Eve' }).click()
  await page.getByRole('menuitem', { name: 'Log out' }).click()
  await expect(page).toHaveURL('/auth/login')

  faults.expect(/401 \(Unauthorized\)/, 'nobody is logged in any more')
  faults.expect(/WebSocket connection .* failed/, 'the socket is refused without a session')
  await page.goto('/settings')
  await expect(page).toHaveURL(/\/auth\/login\?next=/)
  await logIn(page, eve.email, eve.password)
  await expect(page).toHaveURL('/settings')
})

test('an address that is taken is said beside the field', async ({ stranger, server }) => {
  const { page, faults } = stranger
  faults.expect(/409 \(Conflict\)/, 'the address is taken')
  const eve = newAccount('Eve')
  await register(server.url, eve)
  await page.goto('/auth/register')
  await page.getByLabel('Name').fill('Somebody else')
  await page.getByLabel('E-mail').fill(eve.email)
  await page.getByLabel('Password').fill(eve.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByText('An account with this e-mail address exists already.')).toBeVisible()
  await expect(page.getByLabel('E-mail')).toBeFocused()
})

test('after five wrong passwords the account is locked and says for how long; the link in the mail opens it', async ({
  stranger,
  server,
}) => {
  const { page, faults } = stranger
  faults.expect(/401 \(Unauthorized\)/, 'the password is wrong')
  faults.expect(/423 \(Locked\)/, 'the account is locked')
  const eve = newAccount('Eve')
  await register(server.url, eve)
  // Each field has an alert of its own.
  const alert = page.getByRole('form', { name: 'Log in' }).getByRole('alert').last()

  await page.goto('/auth/login')
  for (let attempt = 0; attempt < FAILURES_ALLOWED; attempt++) {
    const answered = page.waitForResponse('**/auth/login')
    await logIn(page, eve.email, `wrong ${attempt}`)
    expect((await answered).status()).toBe(401)
    await expect(alert).toHaveText('E-mail or password is wrong.')
  }
  await logIn(page, eve.email, eve.password)
  await expect(alert).toContainText(/account is locked\. Try again in \d+ minutes/)

  await alert.getByRole('link', { name: 'choose a new password' }).click()
  await page.getByLabel('E-mail').fill(eve.email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await expect(page.getByText('has an account here, a link is on its way')).toBeVisible()

  const link = await linkSentTo(server, eve.email)
  await page.goto(link)
  await page.getByLabel('New password', { exact: true }).fill('an entirely new one')
  await page.getByRole('button', { name: 'Save the password' }).click()
  await expect(page.getByText('Your new password is saved.')).toBeVisible()
  await logIn(page, eve.email, 'an entirely new one')
  await expect(page).toHaveURL('/chat')

  faults.expect(/400 \(Bad Request\)/, 'the link was used')
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
})

test('a new password by link logs out every other device', async ({ ada, server }) => {
  const other = await ada.anotherDevice()
  await other.page.goto('/chat')
  await expect(other.page.getByRole('button', { name: 'Account of Ada' })).toBeVisible()
  other.faults.expect(/401 \(Unauthorized\)|WebSocket connection/, 'the session has ended')
  ada.faults.expect(/401 \(Unauthorized\)|WebSocket connection/, 'the session has ended')

  await ada.page.goto('/auth/forgot')
  await ada.page.getByLabel('E-mail').fill(ada.email)
  await ada.page.getByRole('button', { name: 'Send the link' }).click()
  await ada.page.goto(await linkSentTo(server, ada.email))
  await ada.page.getByLabel('New password', { exact: true }).fill('only I know this')
  await ada.page.getByRole('button', { name: 'Save the password' }).click()

  await expect(ada.page).toHaveURL(/\/auth\/login/)
  await expect(other.page.getByText('You are signed out.')).toBeVisible()
})
