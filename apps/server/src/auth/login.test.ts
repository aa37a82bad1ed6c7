import { expect, test } from 'vitest'
import { authApp } from './testing/auth-app.ts'

const ada = { email: 'ada@example.org', password: 'correct horse', name: 'Ada' }

test('somebody registers, is logged in, logs out and logs in again', async () => {
  await using server = await authApp()
  const browser = server.browser()

  const registered = await browser.post('/api/auth/register', ada)
  expect(registered.json()).toMatchObject({
    user: { email: ada.email, name: 'Ada', role: 'admin' },
    expiresIn: 900,
  })
  expect(registered.statusCode).toBe(201)
  expect((await browser.get('/api/auth/session')).json()).toMatchObject({ name: 'Ada', hasPassword: true })

  expect((await browser.post('/api/auth/logout')).statusCode).toBe(204)
  expect((await browser.get('/api/auth/session')).json()).toMatchObject({ code: 'unauthenticated' })

  const loggedIn = await browser.post('/api/v1/auth/login', {
    email: ' ADA@example.org',
    password: ada.password,
  })
  expect(loggedIn.json()).toMatchObject({ user: { email: ada.email } })
  expect((await browser.get('/api/v1/auth/session')).statusCode).toBe(200)
})
