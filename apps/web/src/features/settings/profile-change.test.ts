import type { Profile, UpdateProfile } from '@parley/contracts'
import { expect, test } from 'vitest'
import { changed, undoing } from './profile-change.ts'

const ada: Profile = {
  id: '019a0000-0000-7000-8000-000000000001',
  email: 'ada@example.org',
  emailVerified: true,
  name: 'Ada',
  handle: 'ada',
  role: 'user',
  hasPassword: true,
  preferences: { theme: 'dark', sendWith: 'enter', defaultModel: 'demo:demo', presence: 'auto' },
  createdAt: 0,
}

test('what a change leaves out stays as it is', () => {
  expect(changed(ada, { preferences: { theme: 'light' } })).toEqual({
    ...ada,
    preferences: { ...ada.preferences, theme: 'light' },
  })
  expect(changed(ada, { name: 'Countess' })).toEqual({ ...ada, name: 'Countess' })
})

test('no model of one’s own is a choice', () => {
  expect(changed(ada, { preferences: { defaultModel: null } }).preferences.defaultModel).toBeNull()
})

const changes: UpdateProfile[] = [
  { name: 'Countess' },
  { preferences: { theme: 'terminal' } },
  { preferences: { sendWith: 'mod-enter', defaultModel: null } },
]

test.each(changes)('%j is taken back whole', (change) => {
  expect(changed(changed(ada, change), undoing(ada, change))).toEqual(ada)
})

test('taking a change back keeps what was changed since', () => {
  const theme: UpdateProfile = { preferences: { theme: 'light' } }
  const later = changed(changed(ada, theme), { name: 'Countess', preferences: { sendWith: 'mod-enter' } })
  expect(changed(later, undoing(ada, theme))).toEqual({
    ...ada,
    name: 'Countess',
    preferences: { ...ada.preferences, sendWith: 'mod-enter' },
  })
})
