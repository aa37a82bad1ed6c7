// @vitest-environment jsdom
import { expect, test } from 'vitest'
import { find, mount } from '@/ui/testing.tsx'
import { Markdown } from './markdown.tsx'
import { WordsProvider } from './said.tsx'

const marked = (text: string) => <mark>{text}</mark>
const shown = () => [...document.querySelectorAll('mark')].map((mark) => mark.textContent)

test('words that may mean somebody are shown as the place they stand in wants it; code and links are left alone', () => {
  const text =
    'Ask **@ada**, not `@bob`.\n\n- mail [@eve](https://example.com/@eve)\n- and @zoe\n\n```\n@dan\n```'
  const { rerender } = mount(
    <WordsProvider value={marked}>
      <Markdown text={text} />
    </WordsProvider>,
  )
  expect(shown()).toEqual(['@ada', 'and @zoe'])
  rerender(<Markdown text={text} />)
  expect(shown()).toEqual([])
  expect(find('.markdown').textContent).toContain('and @zoe')
})
