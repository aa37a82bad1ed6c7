import { describe, expect, test } from 'vitest'
import { AppError } from '@parley/contracts'
import { freePort } from '../../../../scripts/setup/ports.mjs'
import { cuts, json, startFakeUpstream, type Answer } from './fake-upstream.ts'
import {
  adapters,
  CANARY,
  finishIn,
  hear,
  never,
  nothing,
  readFixture,
  requestOf,
  usageIn,
  type TestAdapter,
} from './test-adapters.ts'

const TEXT = 'Grüße 👋 – all is well.'
const wrap = (adapter: TestAdapter, lines: string[]) => Buffer.from(lines.map(adapter.frame).join(''))

async function play(adapter: TestAdapter, answer: Answer) {
  await using upstream = await startFakeUpstream(() => answer)
  return await hear(adapter.create(upstream.url).stream(requestOf(adapter.model), never))
}

/** What was heard until the failure, and the failure. */
async function fail(adapter: TestAdapter, answer: Answer) {
  await using upstream = await startFakeUpstream(() => answer)
  const heard = nothing()
  const error: unknown = await hear(
    adapter.create(upstream.url).stream(requestOf(adapter.model), never),
    heard,
  ).catch((reason: unknown) => reason)
  if (!(error instanceof AppError)) throw new Error('expected a failure', { cause: error })
  // Ollama has no key that could be told.
  if (adapter.id !== 'ollama') expect(everythingIn(error)).not.toContain(CANARY)
  expect(error.message).toMatch(/[.”]$/u)
  return { code: error.code, details: error.details, message: error.message, text: heard.text }
}

function everythingIn(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return [error.stack, JSON.stringify(error), everythingIn(error.cause)].join('\n')
}

describe.each(adapters)('$id', (adapter) => {
  const served = (name: string) => wrap(adapter, readFixture(`${adapter.id}-${name}`))

  describe.each(Object.entries(cuts))('%s', (_, cut) => {
    test('text and usage arrive', async () => {
      const heard = await play(adapter, { pieces: cut(served('text')) })
      expect(heard.text).toBe(TEXT)
      expect(usageIn(heard)).toMatchObject({ inputTokens: 11, outputTokens: 7 })
      expect(finishIn(heard)).toBe('stop')
    })

    test('thoughts come apart from the text', async () => {
      const heard = await play(adapter, { pieces: cut(served('reasoning')) })
      expect(heard).toMatchObject({ reasoning: 'Let me think.', text: TEXT })
    })

    test('two tool calls with arguments in pieces arrive whole', async () => {
      const heard = await play(adapter, { pieces: cut(served('tools')) })
      expect(heard.calls.toSorted((left, right) => right.name.localeCompare(left.name))).toEqual([
        { name: 'weather', args: { city: 'Zürich' } },
        { name: 'clock', args: {} },
      ])
      expect(finishIn(heard)).toBe('tool-calls')
    })

    test('an answer that reached its limit of tokens says so', async () => {
      const heard = await play(adapter, { pieces: cut(served('length')) })
      expect(heard.text).toBe(TEXT)
      expect(usageIn(heard)).toMatchObject({ inputTokens: 11, outputTokens: 7 })
      expect(finishIn(heard)).toBe('length')
    })

    test('what is not known is passed over', async () => {
      const heard = await play(adapter, { pieces: cut(served('unknown')) })
      expect(heard.text).toBe(TEXT)
      expect(finishIn(heard)).toBe('stop')
    })
  })

  test('an error in mid-stream ends the answer after what was said', async () => {
    const failure = await fail(adapter, { pieces: [served('error')] })
    expect(failure.code).toBe('provider_failed')
    expect(failure.text).not.toBe('')
    expect(TEXT.startsWith(failure.text)).toBe(true)
  })

  test('a connection that breaks in mid-answer is told from one that ends', async () => {
    const lines = readFixture(`${adapter.id}-text`)
    const half = wrap(adapter, lines.slice(0, -3))
    for (const ending of ['cut', 'end'] as const) {
      const failure = await fail(adapter, { pieces: [half], ending })
      expect(failure.code).toBe('provider_cut_off')
      expect(failure.text).not.toBe('')
    }
  })

  test('a line that is not JSON is not passed over in silence', async () => {
    const lines = readFixture(`${adapter.id}-text`).with(3, '{"half a thing')
    const failure = await fail(adapter, { pieces: [wrap(adapter, lines)] })
    expect(failure.code).toBe('provider_protocol')
  })

  test.each([
    ['provider_key_refused', json(401, { error: { message: `Incorrect API key provided: ${CANARY}` } })],
    ['provider_key_refused', json(403, { error: { message: 'Forbidden' } })],
    ['provider_rate_limited', json(429, { error: { message: 'Slow down' } }, { 'retry-after': '7' })],
    ['provider_quota_exhausted', json(429, { error: { message: 'No quota', code: 'insufficient_quota' } })],
    ['provider_quota_exhausted', json(402, { error: { message: 'Insufficient credits' } })],
    ['model_not_found', json(404, { error: { message: 'no such model' } })],
    ['context_too_long', json(400, { error: { message: 'prompt is too long: 9 tokens > 8 maximum' } })],
    ['provider_refused', json(400, { error: { message: 'Blocked', code: 'content_filter' } })],
    ['provider_failed', json(400, { error: { message: 'Something else' } })],
    ['provider_failed', json(503, { error: { message: `Overloaded ${CANARY}` } })],
    [
      'provider_failed',
      { status: 502, headers: { 'content-type': 'text/html' }, pieces: ['<html>502</html>'] },
    ],
    [
      'provider_protocol',
      { headers: { 'content-type': 'text/html' }, pieces: ['<!doctype html><p>Welcome'] },
    ],
    ['provider_protocol', { status: 404, headers: { 'content-type': 'text/html' }, pieces: ['<html>404'] }],
    ['provider_protocol', { pieces: [] }],
  ] satisfies [string, Answer][])('%s', async (code, answer) => {
    const failure = await fail(adapter, answer)
    expect(failure.code).toBe(code)
    if (code === 'provider_rate_limited') expect(failure.details.retryAfterSeconds).toBe(7)
  })

  test('nobody listening is unreachable', async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`
    const stream = adapter.create(nowhere).stream(requestOf(adapter.model), never)
    await expect(hear(stream)).rejects.toMatchObject({ code: 'provider_unreachable' })
  })

  test('whoever stops listening closes the connection', async () => {
    const pieces = [wrap(adapter, readFixture(`${adapter.id}-text`).slice(0, -3))]
    await using upstream = await startFakeUpstream(() => ({ pieces, ending: 'silence' }))
    for await (const chunk of adapter.create(upstream.url).stream(requestOf(adapter.model), never))
      if (chunk.type === 'text') break
    await expect.poll(() => upstream.open()).toBe(0)
  })

  test('a signal ends the stream and closes the connection', async () => {
    await using upstream = await startFakeUpstream(() => ({ ending: 'silence' }))
    const stopping = new AbortController()
    const ended = hear(adapter.create(upstream.url).stream(requestOf(adapter.model), stopping.signal))
    await expect.poll(() => upstream.asked.length).toBe(1)
    stopping.abort(new Error('stopped'))
    await expect(ended).rejects.toThrow('stopped')
    await expect.poll(() => upstream.open()).toBe(0)
  })

  test('pictures, tools, results and parameters reach the provider', async () => {
    await using upstream = await startFakeUpstream(() => ({ pieces: [served('text')] }))
    const asked = requestOf(adapter.model, {
      messages: [
        { role: 'system', text: 'Be brief.' },
        { role: 'user', text: 'What is this?', images: [{ mediaType: 'image/png', data: picture }] },
        { role: 'assistant', parts: [{ type: 'reasoning', text: 'secret thought' }, call] },
        { role: 'tool', results: [{ id: 'call_9', name: 'weather', output: { degrees: 21 } }] },
      ],
      parameters: { maxTokens: 321, temperature: 0.25 },
      tools: [
        { name: 'weather', description: 'The weather.', parameters: { type: 'object', properties: {} } },
      ],
    })
    await hear(adapter.create(upstream.url).stream(asked, never))
    const body = upstream.asked[0]?.body ?? ''
    for (const part of ['Be brief.', 'What is this?', 'weather', 'degrees', '321'])
      expect(body).toContain(part)
    expect(body).toContain(Buffer.from(picture).toString('base64'))
    expect(body).not.toContain('secret thought')
  })
})

const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const call = { type: 'tool-call' as const, id: 'call_9', name: 'weather', args: { city: 'Bern' } }

describe.each(adapters.filter(({ id }) => id !== 'ollama'))('$id', (adapter) => {
  test('an answer that is filtered away is a refusal', async () => {
    const failure = await fail(adapter, { pieces: [wrap(adapter, readFixture(`${adapter.id}-refusal`))] })
    expect(failure.code).toBe('provider_refused')
  })

  test('an answer that is filtered after its first words keeps them and says so', async () => {
    const [filtered] = readFixture(`${adapter.id}-refusal`).filter((line) => FILTERED.test(line))
    const lines = readFixture(`${adapter.id}-length`).map((line) => (LIMITED.test(line) ? filtered : line))
    const heard = await play(adapter, {
      pieces: [
        wrap(
          adapter,
          lines.filter((line) => line !== undefined),
        ),
      ],
    })
    expect([heard.text, finishIn(heard)]).toEqual([TEXT, 'refused'])
  })
})

/** The frames that say why an answer ended. */
const LIMITED = /"(?:length|max_tokens|MAX_TOKENS|max_output_tokens)"/u
const FILTERED = /"(?:content_filter|refusal|SAFETY)"/u
