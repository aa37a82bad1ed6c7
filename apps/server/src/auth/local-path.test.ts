import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each([
  ['/chat', '/chat'],
  ['/chat/1?q=a#b', '/chat/1?q=a#b'],
  ['/', '/'],
  ['/a/../chat', '/chat'],
  [undefined, '/home'],
  ['', '/home'],
  ['chat', '/home'],
  ['//evil.example', '/home'],
  ['/\\evil.example', '/home'],
  ['/\t/evil.example', '/home'],
  ['/.//evil.example', '/home'],
  ['/a/..//evil.example', '/home'],
  ['https://evil.example', '/home'],
  ['javascript:alert(1)', '/home'],
  ['http://here.invalid/chat', '/home'],
])('%s leads to %s', (path, expected) => {
  expect(localPath(path, '/home')).toBe(expected)
})
