// @vitest-environment jsdom
import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { Markdown } from './markdown.tsx'

vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
const page = document.body.appendChild(document.createElement('main'))
let root = createRoot(page)
afterEach(() => {
  act(() => root.unmount())
  root = createRoot(page)
})

const ADDRESSES = [
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'java&#10;script:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A;&#x61;vascript:alert(1)',
  'javascript&colon;alert(1)',
  '\u0001javascript:alert(1)',
  'javascript%3Aalert(1)',
  'vbscript:msgbox(1)',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD4=',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'blob:https://a.example/1',
  'file:///etc/passwd',
  'feed:javascript:alert(1)',
  'view-source:javascript:alert(1)',
  '//evil.example',
  '\\\\evil.example',
  'https:javascript:alert(1)',
  'http://',
  '?next=1',
  '#top',
]
const FORMS: ((address: string) => string)[] = [
  (address) => `[text](${address})`,
  (address) => `[text](<${address}>)`,
  (address) => `![text](${address})`,
  (address) => `<${address}>`,
  (address) => `[text][a]\n\n[a]: ${address}`,
  (address) => `![text][a]\n\n[a]: <${address}>`,
  (address) => `[![text](${address})](${address})`,
  (address) => address,
]
const TEXTS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
  '<style>*{display:none}</style>',
  '<form action="https://evil.example"><input name=password></form>',
  '<base href="https://evil.example">',
  '<meta http-equiv=refresh content="0;url=//evil.example">',
  '<math><mi xlink:href="javascript:alert(1)">x</mi></math>',
  '<!--><script>alert(1)</script>-->',
  '<details open ontoggle=alert(1)>',
  '<div style="position:fixed;inset:0">',
  '```"><script>alert(1)</script>\nx\n```',
  '```ts title="><img src=x onerror=alert(1)>\nx\n```',
  '[x](https://a.example "\\"onmouseover=alert(1)")',
  '![" onerror="alert(1)](https://a.example/x.png)',
  '[^"><script>]\n\n[^"><script>]: x',
  '| <script>alert(1)</script> |\n|---|\n| <img onerror=alert(1)> |',
  '$\\href{javascript:alert(1)}{x}$',
  '$\\htmlData{x=y}{z}$',
  '$$\n\\includegraphics{https://evil.example/x.png}\n$$',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
]

const ALLOWED =
  /^(?:MAIN|DIV|P|A|SPAN|STRONG|EM|DEL|UL|OL|LI|H[2-6]|CODE|PRE|FIGURE|FIGCAPTION|BUTTON|SECTION|SUP|TABLE|THEAD|TBODY|TR|TH|TD|BLOCKQUOTE|IMG|HR|BR|svg|path|rect|circle|line)$/

function checkPage() {
  for (const element of page.querySelectorAll('*')) {
    expect(element.tagName).toMatch(ALLOWED)
    for (const name of element.getAttributeNames()) {
      const value = element.getAttribute(name) ?? ''
      expect(name).not.toMatch(/^on|^srcdoc$|^action$|^formaction$/i)
      if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:|#_)/)
      if (name === 'src') expect(value).toMatch(/^(?:https?:|data:image\/(?:png|jpeg|webp|gif);)/)
    }
  }
}

test.each(ADDRESSES)('the address %j leads nowhere it should not', (address) => {
  for (const form of FORMS) {
    act(() => root.render(<Markdown text={form(address)} />))
    checkPage()
    for (const link of page.querySelectorAll('a'))
      expect(new URL(link.href).protocol).toMatch(/^(?:https?|mailto):$/)
  }
})

test.each(TEXTS)('%j is only text', (text) => {
  for (let end = 1; end <= text.length; end++)
    act(() => root.render(<Markdown text={text.slice(0, end)} streaming />))
  act(() => root.render(<Markdown text={text} />))
  checkPage()
})
