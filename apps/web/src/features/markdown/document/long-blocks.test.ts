import type { ElementContent } from 'hast'
import { expect, test } from 'vitest'
import { elementsOf } from './blocks.ts'
import { MarkdownDocument } from './document.ts'
import { html } from './html.fixture.ts'

const LONG = {
  table: `| a | b |\n|---|:-:|\n${'| some words | **and** `more` |\n'.repeat(150)}`,
  list: `${'- **Item** with words\n'.repeat(200)}\n- and one apart\n`,
  steps: Array.from(
    { length: 60 },
    (_, step) => `${step + 1}. Step\n\n    \`\`\`sh\n    run\n    \`\`\`\n\n`,
  ).join(''),
  paragraph: 'Some words, *more* words and yet a few. '.repeat(400),
  code: `\`\`\`ts\n${'const a = 1\n\n'.repeat(500)}\`\`\`\n`,
  words: 'on and on '.repeat(1500),
}

const shown = (document: MarkdownDocument, text: string) => html(document.update(text).flatMap(elementsOf))
const tags = (nodes: ElementContent[]) =>
  nodes.map((node) => (node.type === 'element' ? node.tagName : node.type))

test.each(Object.entries(LONG))('a long %s is one block, in whatever portions it came', (_, text) => {
  const document = new MarkdownDocument('m-')
  for (let end = 0; end < text.length; end += 331)
    if (end % 4 === 0)
      expect(shown(document, text.slice(0, end))).toBe(shown(new MarkdownDocument('m-'), text.slice(0, end)))
    else document.update(text.slice(0, end))
  const blocks = document.update(text)
  expect(blocks).toHaveLength(1)
  expect(tags(blocks.flatMap(elementsOf))).toHaveLength(1)
})

test.each(['table', 'list', 'steps', 'paragraph'] as const)(
  'a long %s grows in parts, and finished parts stay the same',
  (name) => {
    const text = LONG[name]
    const document = new MarkdownDocument('m-')
    const [half] = document.update(text.slice(0, text.length / 2))
    const [whole] = document.update(text.slice(0, text.length - 60))
    expect(half?.parts.length).toBeGreaterThan(1)
    expect(half?.parts.slice(0, -1)).toEqual(whole?.parts.slice(0, (half?.parts.length ?? 0) - 1))
    expect(half?.parts[0]).toBe(whole?.parts[0])
  },
)

test('finished blocks stay the same objects while the answer grows', () => {
  const text = 'One.\n\n## Two\n\n```ts\nthree()\n```\n\n- four\n- five\n\nSix is still being wri'
  const document = new MarkdownDocument('m-')
  const before = document.update(text)
  const after = document.update(`${text}tten, and more`)
  expect(after.slice(0, -1)).toEqual(before.slice(0, -1))
  for (const [index, block] of before.slice(0, -1).entries()) expect(after[index]).toBe(block)
})

test('a definition that comes late changes only the blocks that ask for it', () => {
  const text = 'Plain words.\n\nSee [the docs] and [1].\n\nMore words.\n\nThe end is open.\n\n'
  const document = new MarkdownDocument('m-')
  const before = document.update(text)
  const after = document.update(`${text}[1]: https://one.example\n`)
  expect(html(after.flatMap(elementsOf))).toContain(
    '<p>See [the docs] and <a href="https://one.example">1</a>.</p>',
  )
  expect([after[0], after[2]]).toEqual([before[0], before[2]])
  expect(after[0]).toBe(before[0])
  expect(after[2]).toBe(before[2])
})
