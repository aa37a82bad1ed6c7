import { expect, test } from 'vitest'
import { localPath } from './local-path.ts'

test.each(['/chat', '/chat/0192-abc?at=3#end', '/settings#profile', '/'])('%s is followed', (path) => {
  expect(localPath(path, '/chat')).toBe(path)
})

test.each([
  null,
  '',
  'chat',
  'https://elsewhere.example',
  '//elsewhere.example',
  '/\\elsewhere.example',
  '/\t/elsewhere.example',
  '/.//elsewhere.example',
  '/..//elsewhere.example',
  'javascript:alert(1)',
  ' /chat',
])('%j leads home instead', (path) => {
  expect(localPath(path, '/chat')).toBe('/chat')
})

test.each(['/auth/login', '/auth/login?next=/auth/login', '/auth', '/api/v1/auth/session'])(
  '%s would lead round in a circle, or to no page',
  (path) => expect(localPath(path, '/chat')).toBe('/chat'),
)
