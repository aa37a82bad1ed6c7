import type { Nodes } from 'mdast'
import { expect, test } from 'vitest'
import { parseWhole } from './parse.ts'

const formulas = (node: Nodes): string[] => {
  if (node.type === 'inlineMath' || node.type === 'math') return [node.value]
  return 'children' in node ? node.children.flatMap(formulas) : []
}
const formulasIn = (text: string) => formulas(parseWhole(text))

test.each([
  'it costs $5 and $10',
  'between $5-$10',
  '$5/$6',
  'US$5 or A$6',
  '$HOME/$USER',
  '$ x $',
  'only $5',
  '**$5**–**$10**',
  '\\$x\\$',
  '$20K–$30K a year',
  '`$x$`',
  '\\\\(x\\\\)',
  'an escaped \\[ bracket',
  '[text\\](x)',
  '$x\n\ny$',
  '\\( \n\n \\)',
])('%j has no formula', (text) => {
  expect(formulasIn(text)).toEqual([])
})

test.each([
  ['$x$', ['x']],
  ['($x$)', ['x']],
  ['cost $5, but $x+1$.', ['x+1']],
  ['$a$, $b$', ['a', 'b']],
  ['$\\$5$', ['\\$5']],
  ['$$x$$ inline', ['x']],
  ['$$\nx\ny\n$$', ['x\ny']],
  ['\\(x\\)', ['x']],
  ['so \\[x\\] it is', ['x']],
  ['\\[\na\n+ b\n\\]', ['a\n+ b']],
  ['\\[\na \\]', ['a ']],
  ['- item\n\n  \\[\n  a\n  \\]\n', ['  a']],
  ['\\[\n\\begin{a}\\\\[2pt]\n\\]\nafter', ['\\begin{a}\\\\[2pt]']],
  ['\\(a\\\\)b\\)', ['a\\\\)b']],
])('%j has the formulas %j', (text, expected) => {
  expect(formulasIn(text).map((formula) => formula.trim())).toEqual(expected.map((formula) => formula.trim()))
})
