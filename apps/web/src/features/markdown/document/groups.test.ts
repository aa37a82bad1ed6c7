import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { MarkdownDocument } from './document.ts'
import { type Group, groupBlocks } from './groups.ts'
import { plainMarkdown, texts } from './markdown.arbitrary.ts'

const keysIn = (groups: Group[]) => groups.map(({ blocks }) => blocks.map(({ key }) => key))

test('in whatever portions a text comes, its blocks stand in the same groups', () => {
  fc.assert(
    fc.property(
      fc.array(plainMarkdown, { maxLength: 6 }),
      fc.array(fc.nat(600), { maxLength: 20 }),
      (texts, ends) => {
        const text = texts.join('\n\n')
        const document = new MarkdownDocument('m-')
        let groups: Group[] = []
        for (const end of [...ends.toSorted((a, b) => a - b), text.length]) {
          const blocks = document.update(text.slice(0, end))
          groups = groupBlocks(blocks, groups)
          expect(groups.flatMap((group) => group.blocks)).toEqual(blocks)
        }
        expect(keysIn(groups)).toEqual(keysIn(groupBlocks(new MarkdownDocument('m-').update(text), [])))
      },
    ),
    texts(200),
  )
}, 300_000)

test('groups that are full stay the same objects while the answer grows', () => {
  const text = 'Some words.\n\n'.repeat(40)
  const document = new MarkdownDocument('m-')
  const before = groupBlocks(document.update(text), [])
  const after = groupBlocks(document.update(`${text}And more.`), before)
  expect(before.length).toBeGreaterThan(3)
  before.slice(0, -1).forEach((group, index) => expect(after[index]).toBe(group))
})

test('a heading and what it leads to are not parted, and footnotes stand alone', () => {
  const text = `${'Words.\n\n'.repeat(7)}## Heading\n\nBelow it.\n\nEnd[^1].\n\n[^1]: note\n`
  const tags = groupBlocks(new MarkdownDocument('m-').update(text), []).map(({ blocks }) => blocks.length)
  expect(tags).toEqual([9, 1, 1])
})
