import * as fc from 'fast-check'
import { toHast } from 'mdast-util-to-hast'
import { sanitize } from 'hast-util-sanitize'
import { expect, test } from 'vitest'
import { elementsOf } from './blocks.ts'
import { MarkdownDocument } from './document.ts'
import { adversarialMarkdown, plainMarkdown, texts } from './markdown.arbitrary.ts'
import { html } from './html.fixture.ts'
import { normalise } from './compare.ts'
import { parseWhole } from '../syntax/parse.ts'
import { handlers } from '../tree/handlers.ts'
import { schema } from '../tree/schema.ts'

const shown = (document: MarkdownDocument, text: string) => html(document.update(text).flatMap(elementsOf))
const shownAfresh = (text: string) => shown(new MarkdownDocument('m-'), text)

test('every portion shows what a full render of the same text shows', () => {
  fc.assert(
    fc.property(adversarialMarkdown, fc.array(fc.nat(200), { maxLength: 30 }), (text, portions) => {
      const document = new MarkdownDocument('m-')
      for (const prefix of prefixes(text, portions)) expect(shown(document, prefix)).toBe(shownAfresh(prefix))
    }),
    texts(600),
  )
}, 300_000)

test('one character at a time, too', () => {
  fc.assert(
    fc.property(adversarialMarkdown, (text) => {
      const document = new MarkdownDocument('m-')
      for (let end = 1; end <= Math.min(text.length, 150); end++)
        expect(shown(document, text.slice(0, end))).toBe(shownAfresh(text.slice(0, end)))
    }),
    texts(100),
  )
}, 300_000)

test('a text that was changed or cut shows what it would have shown from the start', () => {
  fc.assert(
    fc.property(fc.array(adversarialMarkdown, { minLength: 2, maxLength: 4 }), fc.nat(300), (texts, kept) => {
      const document = new MarkdownDocument('m-')
      let text = ''
      for (const next of texts) {
        text = text.slice(0, kept) + next
        expect(shown(document, text)).toBe(shownAfresh(text))
      }
    }),
    texts(400),
  )
}, 300_000)

test('the pieces add up to what the specification says of the whole', () => {
  fc.assert(
    fc.property(plainMarkdown, (text) => {
      expect(shownAfresh(text).replaceAll(' dataOpen="true"', '')).toBe(specified(text))
    }),
    texts(1500),
  )
}, 300_000)

test('seed -1885431706: an empty item after indented code is what the parser says it is', () => {
  const text = '      deep\n\n\n-\n'
  expect(shownAfresh(text)).toBe(specified(text))
})

test('seed -660693570: blank lines after what is left open in an item part it from the next block, and are none of it', () => {
  const text = '+ \\[\n\n\n\nword- item\n'
  expect(shownAfresh(text).replaceAll(' dataOpen="true"', '')).toBe(specified(text))
})

test.each([
  ['-34978028', '    inside\n\n\n\n2. two\n'],
  ['-577529749', '    inside\n\n\n- 2. two\n'],
  ['-577529749, in a quote', '    inside\n\n\n> 2. two\n'],
])(
  'seed %s: an item that is not the first, after indented code, is what the parser says it is',
  (_, text) => {
    expect(shownAfresh(text)).toBe(specified(text))
  },
)

test.each(['>   ', '> quote', '- item', '-', '1. one', '[^1]: note'])(
  'seed -268516968: blank lines after what is left open in an item are of it where %j follows, as the parser says',
  (next) => {
    const text = `+ \\[\n\n\n\n${next}\n\nMore words.\n`
    expect(shownAfresh(text).replaceAll(' dataOpen="true"', '')).toBe(specified(text))
  },
)

function specified(text: string) {
  const root = sanitize(toHast(parseWhole(normalise(text)), { handlers, clobberPrefix: 'm-' }), schema)
  return root.type === 'root' ? html(root.children).replaceAll('id="footnote-label"', 'id="m-footnotes"') : ''
}

function prefixes(text: string, portions: number[]) {
  const ends = [...new Set(portions.map((at) => Math.min(at, text.length))), text.length]
  return ends.toSorted((a, b) => a - b).map((end) => text.slice(0, end))
}
