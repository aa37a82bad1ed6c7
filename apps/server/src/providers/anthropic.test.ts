import { expect, test } from 'vitest'
import { createAnthropicProvider } from './anthropic.ts'
import { startFakeUpstream } from './fake-upstream.ts'
import type { ModelMessage, ModelRequest } from './provider.ts'
import { CANARY, hear, never, readFixture, requestOf } from './test-adapters.ts'

async function ask(request: ModelRequest, texts?: string[]) {
  const pieces = texts ? spoken(texts) : readFixture('anthropic-text')
  await using upstream = await startFakeUpstream(() => ({
    pieces: pieces.map((line) => `data: ${line}\n\n`),
  }))
  const anthropic = createAnthropicProvider({ apiKey: CANARY, baseUrl: upstream.url })
  const { text } = await hear(anthropic.stream(request, never))
  return {
    text,
    body: JSON.parse(upstream.asked[0]?.body ?? '') as { messages: unknown[]; thinking?: unknown },
  }
}

/** The fixture with other words in it. */
function spoken(texts: string[]): string[] {
  const lines = readFixture('anthropic-text').filter((line) => !line.includes('text_delta'))
  const deltas = texts.map((text) =>
    JSON.stringify({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text } }),
  )
  return lines.toSpliced(3, 0, ...deltas)
}

test.each([
  ['One, two,\n\n', ['\n', '\nthree'], 'three'],
  ['One, two,\n', ['\n\nthree'], '\nthree'],
  ['One, two, ', [' ', ' three'], ' three'],
  ['One, two, ', ['three'], 'three'],
  ['One, two,', [' three'], ' three'],
])('white space at the end of the prefill %j does not come twice', async (prefill, texts, expected) => {
  const { text, body } = await ask(requestOf('claude-sonnet-4-5', { prefill }), texts)
  expect(text).toBe(expected)
  expect(body.messages.at(-1)).toMatchObject({ role: 'assistant', content: [{ text: 'One, two,' }] })
})

test('thinking is asked for only where an answer begins', async () => {
  const parameters = { reasoningEffort: 'high' as const }
  const messages: ModelMessage[] = [
    { role: 'user', text: 'Weather?' },
    { role: 'assistant', parts: [{ type: 'tool-call', id: 'a', name: 'weather', args: {} }] },
    { role: 'tool', results: [{ id: 'a', name: 'weather', output: 'sun' }] },
  ]
  const thinkingOf = async (options: Parameters<typeof requestOf>[1], model = 'claude-sonnet-4-5') =>
    (await ask(requestOf(model, options))).body.thinking
  expect(await thinkingOf({ parameters })).toMatchObject({ type: 'enabled' })
  expect(await thinkingOf({ parameters }, 'claude-opus-4-6')).toEqual({
    type: 'adaptive',
    display: 'summarized',
  })
  expect(await thinkingOf({ parameters, messages })).toBeUndefined()
  expect(await thinkingOf({ parameters, prefill: 'Well' })).toBeUndefined()
})
