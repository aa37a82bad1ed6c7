// @vitest-environment jsdom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { expect, test, vi } from 'vitest'
import { Reasoning } from './reasoning.tsx'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)

test('thoughts are folded away, show where they are, and open on demand', () => {
  const page = document.body.appendChild(document.createElement('main'))
  const root = createRoot(page)
  const button = () => page.querySelector<HTMLElement>('button')
  act(() => root.render(<Reasoning text={'First.\n\nThen **weigh** it'} streaming />))
  expect(button()?.textContent).toBe('Thinking…Then weigh it')
  expect(page.querySelector('strong')).toBeNull()

  act(() => root.render(<Reasoning text={'First.\n\nThen **weigh** it'} streaming={false} seconds={12.3} />))
  expect(button()?.textContent).toBe('Thought for 12 s')
  expect(button()?.getAttribute('aria-expanded')).toBe('false')

  act(() => button()?.click())
  expect(button()?.getAttribute('aria-expanded')).toBe('true')
  expect(page.querySelector('strong')?.textContent).toBe('weigh')
})
