import { expect, test } from 'vitest'
import { chunksOf, LINES_PER_CHUNK } from './chunks.ts'
import { grammars } from './grammars.ts'
import { highlight } from './highlight.ts'
import { languageLabel, languageNamed, titleIn } from './languages.ts'

/** What a line that takes long lacks of its colours is not what is tested here, on whatever machine. */
const ENDLESS_MS = 0

const highlighted = async (code: string, name: string) => {
  const language = languageNamed(name)
  let html = ''
  if (language) for await (const chunk of highlight(code, language, ENDLESS_MS)) html += chunk
  return html
}
const textIn = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&#(\d+);/g, (_, character: string) => String.fromCharCode(Number(character)))

test('tokens get classes, never styles, and the code stays what it was', async () => {
  const code = 'const a = "<b>" // & so\nlet b = 1\n'
  const html = await highlighted(code, 'ts')
  expect(html).toContain('<span class="tok-keyword">const</span>')
  expect(html).toContain('<span class="tok-number">1</span>')
  expect(html).not.toContain('style=')
  expect(textIn(html)).toBe(code)
})

test('a comment that is longer than a chunk is a comment to its end', async () => {
  const code = `/*\n${'words\n'.repeat(LINES_PER_CHUNK)}end */\nconst a = 1\n`
  const html = await highlighted(code, 'ts')
  expect(html).toContain('<span class="tok-comment">end */</span>')
  expect(textIn(html)).toBe(code)
})

test('hostile code cannot leave its spans', async () => {
  const code = '</span><script>alert(1)</script>"\'&amp;\n'
  for (const name of ['html', 'ts', 'md']) {
    const html = await highlighted(code, name)
    expect(html).not.toMatch(/<(?!\/?span)/)
    expect(textIn(html)).toBe(code)
  }
})

test.each(Object.keys(grammars))('the grammar of %s loads and runs', async (language) => {
  expect(textIn(await highlighted('a = "b" # 1\n', language))).toBe('a = "b" # 1\n')
})

test('chunks joined are the code', () => {
  const code = 'line\n'.repeat(LINES_PER_CHUNK * 2 + 3)
  expect(chunksOf(code).join('')).toBe(code)
  expect(chunksOf(code)).toHaveLength(3)
  expect(chunksOf('')).toEqual([''])
})

test('languages go by the names people write', () => {
  expect(languageNamed('TS')).toBe('typescript')
  expect(languageLabel('yml')).toBe('YAML')
  expect(languageLabel('toString')).toBe('toString')
  expect(languageLabel(undefined)).toBe('Text')
  expect(titleIn('{1,3} title="my app.ts"')).toBe('my app.ts')
})
