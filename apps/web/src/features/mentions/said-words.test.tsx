// @vitest-environment jsdom
import { act } from 'react'
import { expect, test, vi } from 'vitest'
import { find, mount } from '@/ui/testing.tsx'
import { SaidWords } from './said-words.tsx'

const say = (text: string) => mount(<SaidWords message={{ chatId: 'room' }} text={text} />).host

/** What formats words comes when it is first needed, and is drawn when React is let. */
const shown = (selector: string) =>
  vi.waitFor(
    async () => {
      await act(async () => {})
      return find(selector)
    },
    { timeout: 60_000 },
  )

test('what somebody says in a room has links to follow, and its code as code', async () => {
  const host = say('see https://example.com/a, it is **done**\nand `x = 1`')
  const link = await shown('a')
  expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([
    'https://example.com/a',
    '_blank',
  ])
  expect(find('strong').textContent).toBe('done')
  expect(find('code').textContent).toBe('x = 1')
  // Its lines stay lines: the style sheet shows those of a text.
  expect(host.textContent).toContain('done\nand')
})

test('what only looks a little like it stays as it was typed', () => {
  const text = 'is 3 < 4? yes - for $5, or so #1\n    and <b>this</b>'
  expect(say(text).innerHTML).toContain('&lt;b&gt;this')
  expect(find('p').textContent).toBe(text)
})
