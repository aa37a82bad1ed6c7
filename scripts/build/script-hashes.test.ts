import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { inlineScriptHashes } from './script-hashes.ts'

const sha256 = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

test('every inline script of a page is hashed once, in order', () => {
  const html = '<script>one()</script><script id="b">two("<b>")</script><script>one()</script>'
  expect(inlineScriptHashes(html)).toEqual([sha256('one()'), sha256('two("<b>")')])
})

test('scripts of other files and blocks of data need no hash', () => {
  const html =
    '<script src="/a.js" async=""></script><script async src="/b.js"></script>' +
    '<script type="application/json">{"a":1}</script><script type="application/ld+json">{}</script>'
  expect(inlineScriptHashes(html)).toEqual([])
})

test('a module and an import map are scripts', () => {
  const html = '<script type="module">go()</script><script type=importmap>{}</script>'
  expect(inlineScriptHashes(html)).toEqual([sha256('go()'), sha256('{}')])
})

test('a script over several lines is hashed as the browser reads it', () => {
  expect(inlineScriptHashes('<SCRIPT>\r\nx()\r\n</SCRIPT >')).toEqual([sha256('\nx()\n')])
})
