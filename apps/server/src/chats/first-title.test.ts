import { expect, test } from 'vitest'
import { firstTitle } from './first-title.ts'

test.each([
  ['What is a lease?\nAnd a fence?', 'What is a lease?'],
  ['## A **bold** plan', 'A bold plan'],
  ['> - [ ] *read* the ***whole*** `README.md`', 'read the whole README.md'],
  ['```ts\nconst a = 1\n```', 'const a = 1'],
  ['---\n\n__Now__ ~~or never~~ _then_', 'Now or never then'],
  ['see [the docs](https://example.com/a_b) ![cat](cat.png)', 'see the docs cat'],
  ['why is 2 * 3 * 4 not my_snake_case_name', 'why is 2 * 3 * 4 not my_snake_case_name'],
  ['what do `**kwargs` and C# and #1 mean', 'what do **kwargs and C# and #1 mean'],
  ['1. first of all', '1. first of all'],
  ['**', '**'],
  ['', ''],
  ['**Explain** '.repeat(20), `${'Explain '.repeat(8).slice(0, 59).trimEnd()}…`],
])('%j is titled %j', (content, title) => {
  expect(firstTitle(content)).toBe(title)
})
