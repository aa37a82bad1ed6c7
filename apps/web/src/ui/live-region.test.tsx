// @vitest-environment jsdom
import { act } from 'react'
import { expect, test } from 'vitest'
import { announce } from './announce.ts'
import { LiveRegion } from './live-region.tsx'
import { find, mount } from './testing.tsx'

test('what is announced is heard politely, the same words twice as well', () => {
  mount(<LiveRegion />)
  const region = find('[aria-live="polite"]')
  act(() => announce('Copied'))
  const first = region.textContent
  act(() => announce('Copied'))
  expect([first?.trim(), region.textContent.trim()]).toEqual(['Copied', 'Copied'])
  expect(region.textContent).not.toBe(first)
})
