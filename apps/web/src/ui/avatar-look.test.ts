import { expect, test } from 'vitest'
import { avatarHue, initialsOf } from './avatar-look.ts'

test.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['  Jean   Luc  Picard ', 'JP'],
  ['李 雷', '李雷'],
  ['👩‍💻 dev', '👩‍💻D'],
  ['', '?'],
])('the initials of “%s” are %s', (name, initials) => expect(initialsOf(name)).toBe(initials))

test('a name always has the same hue, and similar names differ', () => {
  expect(avatarHue('ada')).toBe(avatarHue('ada'))
  expect(new Set(['user1', 'user2', 'user3', 'user4'].map(avatarHue)).size).toBe(4)
  expect(avatarHue('')).toBeLessThan(360)
})
