// @vitest-environment jsdom
import { act, StrictMode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Markdown } from './markdown.tsx'

let page: HTMLElement
let root: Root
beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  page = document.body.appendChild(document.createElement('main'))
  root = createRoot(page)
})
afterEach(() => {
  act(() => root.unmount())
  page.remove()
})

const show = (text: string, streaming = false) =>
  act(() =>
    root.render(
      <StrictMode>
        <Markdown text={text} streaming={streaming} />
      </StrictMode>,
    ),
  )
const all = (selector: string) => [...page.querySelectorAll(selector)]
async function allShown() {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false)
  await vi.waitFor(() => expect(page.textContent).toContain('The very end'), { timeout: 60_000 })
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
}

test('a message reads as people expect of Markdown', () => {
  show('# Title\n\nA **bold** word.\n\n- [x] done\n- [ ] to do\n\n| a |\n|---|\n| 1 |')
  expect(all('h3').map((heading) => heading.textContent)).toEqual(['Title'])
  expect(all('input').map((box) => box.getAttribute('aria-label'))).toEqual(['Done', 'To do'])
  expect(page.querySelector('table')?.parentElement?.getAttribute('aria-label')).toBe('Table')
  expect(all('h1, h2')).toEqual([])
})

test('elements of finished blocks stay in the page while the answer grows', () => {
  const text = 'One.\n\n```ts\ntwo()\n```\n\n- three\n- four\n\nFive is co'
  show(text, true)
  const before = all('.markdown-group > *').slice(0, -1)
  show(`${text}ming.\n\nSix.`)
  expect(all('.markdown-group > *').slice(0, before.length)).toEqual(before)
  before.forEach((element, index) => expect(all('.markdown-group > *')[index]).toBe(element))
})

test('a list keeps its element when it grows long', () => {
  show('- one\n- tw', true)
  const list = page.querySelector('ul')
  show('- one\n- two\n- three\n- four')
  expect(page.querySelector('ul')).toBe(list)
  expect(list?.children).toHaveLength(4)
})

test('a long message is read in steps and comes out whole', async () => {
  const text = `${'Some *words* in a paragraph.\n\n'.repeat(600)}The very end`
  show(text)
  await allShown()
  expect(all('em')).toHaveLength(600)
})

test('fast tokens are not read one by one, yet the last one is shown', async () => {
  const text = `${'| a | b |\n'.repeat(2)}words *and* more. The very end`
  for (let end = 1; end <= text.length; end++) show(text.slice(0, end), true)
  await allShown()
})

test('links lead out safely, and only the web and mail', () => {
  show(
    '[a](https://a.example/x) [b](mailto:b@b.example) [c](/settings) [d](//d.example) [e](ftp://e.example) https://f.example',
  )
  const links = all('a')
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    'https://a.example/x',
    'mailto:b@b.example',
    'https://f.example/',
  ])
  for (const link of links) {
    expect(link.getAttribute('rel')).toBe('noopener noreferrer nofollow')
    expect(link.getAttribute('target')).toBe('_blank')
  }
  expect(page.textContent).toContain('c d e')
})

test('a remote picture loads only when someone asks for it', () => {
  show('![A cat](https://pictures.example/cat.png?what=was-said)')
  expect(all('img')).toEqual([])
  const button = page.querySelector<HTMLElement>('button')
  expect(button?.textContent).toContain('A cat')
  expect(button?.textContent).toContain('Load image from pictures.example')
  expect(button?.textContent).toContain('what=was-said')
  act(() => button?.click())
  const image = page.querySelector('img')
  expect(image?.src).toBe('https://pictures.example/cat.png?what=was-said')
  expect(image?.getAttribute('referrerpolicy')).toBe('no-referrer')
})

test('a small picture inside the message shows at once', () => {
  show('![dot](data:image/png;base64,iVBORw0KGgo=) ![bad](data:image/svg+xml;base64,PHN2Zz4=)')
  expect(all('img').map((image) => image.getAttribute('alt'))).toEqual(['dot'])
})

test('footnotes of two messages do not meet', () => {
  act(() =>
    root.render(
      ['One[^1]\n\n[^1]: note', 'Two[^1]\n\n[^1]: other'].map((text) => <Markdown key={text} text={text} />),
    ),
  )
  const ids = all('[id]').map((element) => element.id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const link of all('sup a'))
    expect(document.getElementById(link.getAttribute('href')?.slice(1) ?? '')).not.toBeNull()
})

test('code says its language or file name and has a copy button', () => {
  show('```ts title=app.ts\na\n```\n\n```py\nb\n```\n\n```whatever\nc\n```')
  expect(all('figcaption > span').map((label) => label.textContent)).toEqual(['app.ts', 'Python', 'whatever'])
  expect(all('figcaption button[aria-label="Copy code"]')).toHaveLength(3)
})

test('prices are no formulas, formulas are', () => {
  show('It costs $5 and $10, or $HOME/$USER. But $x$ and \\(y\\) are.')
  expect(page.textContent).toContain('It costs $5 and $10, or $HOME/$USER.')
  expect(all('.math-source, .math').map((formula) => formula.textContent)).toEqual(['x', 'y'])
})
