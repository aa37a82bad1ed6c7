import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'

const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })

test('an address that names a section far below opens at it, and shows what it holds', async ({ ada }) => {
  const { page } = ada
  await page.goto('/settings#models')
  await expect(section(page, 'Models').getByRole('button', { name: 'Look again' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Models' })).toBeInViewport()
})

test('the way around leads to every section', async ({ ada }) => {
  const { page } = ada
  await page.goto('/settings')
  const around = page.getByRole('navigation', { name: 'Settings' })
  for (const name of ['About', 'Usage', 'Profile', 'Chat', 'Keyboard shortcuts', 'Account security']) {
    await around.getByRole('link', { name, exact: true }).click()
    await expect(section(page, name).getByRole('heading', { name, exact: true })).toBeInViewport()
  }
  await expect(section(page, 'About').getByRole('link', { name: 'API documentation' })).toBeVisible()
})

test('settings that could not be fetched leave the others usable, and come when they are asked for again', async ({
  ada,
}) => {
  const { page, faults } = ada
  faults.expect(/ERR_FAILED|load chunk/i, 'the network is away')
  let isAway = true
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    const response = await route.fetch()
    const isLater = (await response.text()).includes('a documented call can do')
    return isLater && isAway ? route.abort() : route.fulfill({ response })
  })
  await page.goto('/settings#about')
  await expect(page.getByText('The rest of the settings failed to show')).toBeVisible()
  await expect(page.getByLabel('Name', { exact: true })).toBeEnabled()
  isAway = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(section(page, 'About').getByRole('link', { name: 'API documentation' })).toBeVisible()
})
