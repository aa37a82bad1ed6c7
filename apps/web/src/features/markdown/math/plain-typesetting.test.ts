import { expect, test } from 'vitest'
import { isPlainTypesetting } from './plain-typesetting.ts'
import { typeset } from './typeset.ts'

test.each([
  'a^2 + b^2 = c^2',
  '\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}',
  '\\sqrt[3]{x} \\le \\left\\{ \\begin{matrix} a & b \\\\ c & d \\end{matrix} \\right.',
  '\\underbrace{x + y}_{\\text{if } a < b} \\xrightarrow{f} \\overline{z} \\cancel{q} \\boxed{1}',
  '\\color{red} x \\quad \\mathbb{R} \\quad \\hat{\\imath} \\quad \\vec{v} \\quad \\cdots \\tag{1}',
  '\\begin{align} a &= b & c &= d \\\\ e &= f \\end{align}',
])('%s is typeset', (tex) => {
  expect(typeset(tex, true)).toContain('class="katex"')
})

test.each(['\\frac{1', '\\nonsense', '\\href{javascript:alert(1)}{x', 'x'.repeat(20_000)])(
  'of %.20s only the source is shown',
  (tex) => expect(typeset(tex, false)).toBeNull(),
)

test.each([
  '<script>alert(1)</script>',
  '<span onclick="alert(1)">x</span>',
  '<img src="https://evil.example/x.png">',
  '<a href="https://evil.example">x</a>',
  '<span style="background:url(https://evil.example)">x</span>',
  '<svg><use xlink:href="#x"/></svg>',
  '<span class="a" <b>x</span>',
  '<span class=x onclick=alert(1)>x</span>',
  '<!-- x -->',
])('%s does not come from the typesetter', (html) => {
  expect(isPlainTypesetting(`<span class="katex">${html}</span>`)).toBe(false)
})

test('what a formula wants to be code or a link is shown as words', () => {
  for (const tex of [
    '\\text{<script>alert(1)</script>}',
    '\\href{https://evil.example}{x}',
    '\\htmlData{x=y}{z}',
  ])
    expect(typeset(tex, false) ?? '').not.toMatch(/<script|href=|data-/)
})
