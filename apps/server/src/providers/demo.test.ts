import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '@parley/contracts'
import { realClock } from './clock.ts'
import { createDemoProvider } from './demo.ts'
import { splitTokens } from './demo-text.ts'
import { createHandClock } from './hand-clock.ts'
import type { ModelMessage } from './provider.ts'
import { finishIn, hear, never, nothing, requestOf, usageIn } from './test-adapters.ts'

const demo = createDemoProvider(realClock)
const user = (text: string): ModelMessage => ({ role: 'user', text })
const ask = (text: string, prefill?: string) =>
  demo.stream(requestOf('demo', { messages: [user(text)], ...(prefill !== undefined && { prefill }) }), never)
const say = async (text: string, prefill?: string) => (await hear(ask(text, prefill))).text

const FAST = 'rate=0 ttft=0'

describe('a script', () => {
  test('gives the same text every time, and another for another seed', async () => {
    const [once, again, other] = await Promise.all(
      [7, 7, 8].map((seed) => say(`/demo tokens=200 seed=${seed} ${FAST} hello`)),
    )
    expect(once).toBe(again)
    expect(once).not.toBe(other)
  })

  test('says exactly so many tokens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 900 }), fc.nat(1000), async (tokens, seed) => {
        const script = `/demo tokens=${tokens} seed=${seed} ${FAST} markdown=code,table,math,list,diagram`
        const heard = await hear(ask(script))
        expect(usageIn(heard)?.outputTokens).toBe(tokens)
        expect(heard.text.length).toBeGreaterThanOrEqual(tokens)
        expect(finishIn(heard)).toBe('stop')
      }),
      { numRuns: 60 },
    )
  })

  test('every block stands whole on its own lines', async () => {
    const text = await say(`/demo tokens=600 ${FAST} markdown=code,table,math,list,diagram`)
    for (const mark of ['```ts', '| --- |', '$$', '1. ', '```mermaid']) expect(text).toContain(mark)
    expect(text.match(/^```/gmu)?.length).toBe((text.match(/^```\w+$/gmu)?.length ?? 0) * 2)
  })

  test('thinks first when told so', async () => {
    const heard = await hear(ask(`/demo tokens=10 reasoning=25 ${FAST}`))
    expect(usageIn(heard)).toMatchObject({ outputTokens: 35, reasoningTokens: 25 })
    expect(heard.chunks[0]?.type).toBe('reasoning')
    expect(splitTokens(heard.reasoning).length).toBeGreaterThan(10)
  })

  test.each([
    '/demo tokens=x',
    '/demo tokens=0',
    '/demo colour=red',
    '/demo markdown=cake',
    '/demo fail=maybe',
    '/demo cut=length',
    '/demo cut=hair:5',
    '/demo hang=up',
    '/demo',
  ])('%s is answered with the options there are', async (script) => {
    const text = await hear(
      createDemoProvider(quick).stream(requestOf('demo', { messages: [user(script)] }), never),
    )
    for (const option of [
      'tokens=',
      'rate=',
      'ttft=',
      'fail=',
      'cut=',
      'reasoning=',
      'markdown=',
      'tool=',
      'hang=',
      'seed=',
    ])
      expect(text.text).toContain(option)
  })

  test('obeys only at the beginning of the newest question', async () => {
    const messages = [
      user('/demo tokens=5'),
      { role: 'assistant' as const, parts: [] },
      user('Tell me of /demo tokens=5'),
    ]
    const heard = await hear(createDemoProvider(quick).stream(requestOf('demo', { messages }), never))
    expect(heard.text).toContain('built-in demo model')
  })
})

test('without a script it says what it is, what was asked and how to connect a model', async () => {
  const heard = await hear(
    createDemoProvider(quick).stream(requestOf('demo', { messages: [user('a `b` ```c')] }), never),
  )
  for (const word of [
    'demo',
    'OPENAI_API_KEY',
    'ANTHROPIC_API_KEY',
    'GOOGLE_API_KEY',
    'OLLAMA_BASE_URL',
    '3 words',
  ])
    expect(heard.text).toContain(word)
  expect(usageIn(heard)?.outputTokens).toBeGreaterThanOrEqual(80)
  expect(usageIn(heard)?.outputTokens).toBeLessThanOrEqual(150)
})

test('stops at the most tokens it may say', async () => {
  const request = {
    ...requestOf('demo', { messages: [user(`/demo tokens=50 ${FAST}`)] }),
    parameters: { maxTokens: 9 },
  }
  const heard = await hear(demo.stream(request, never))
  expect([usageIn(heard)?.outputTokens, finishIn(heard)]).toEqual([9, 'length'])
})

describe('a prefill', () => {
  test('is carried on exactly, wherever it ends', async () => {
    const script = `/demo tokens=60 seed=3 ${FAST} markdown=list`
    const whole = await say(script)
    for (let at = 0; at <= whole.length; at++) {
      const head = whole.slice(0, at)
      expect(head + (await say(script, head))).toBe(whole)
    }
  })

  test('that it never said is followed by its own words', async () => {
    const script = `/demo tokens=20 ${FAST}`
    expect(await say(script, 'Once upon a time')).toBe(`\n\n${await say(script)}`)
  })

  test('heals an answer that broke off', async () => {
    const script = `/demo tokens=40 seed=5 ${FAST}`
    const heard = nothing()
    await expect(hear(ask(`${script} fail=after:15`), heard)).rejects.toMatchObject({
      code: 'provider_cut_off',
    })
    expect(heard.text).not.toBe('')
    expect(heard.text + (await say(`${script} fail=after:15`, heard.text))).toBe(await say(script))
  })
})

test.each([
  ['length', 'length'],
  ['filter', 'refused'],
])('cut=%s ends the answer once, after so many tokens', async (by, reason) => {
  const script = `/demo tokens=40 seed=5 ${FAST}`
  const heard = await hear(ask(`${script} cut=${by}:15`))
  expect([usageIn(heard)?.outputTokens, finishIn(heard)]).toEqual([15, reason])
  const rest = await hear(ask(`${script} cut=${by}:15`, heard.text))
  expect([heard.text + rest.text, finishIn(rest)]).toEqual([await say(script), 'stop'])
  expect(finishIn(await hear(ask(`${script} cut=${by}:41`)))).toBe('stop')
})

test('hang falls silent after so many tokens until it is stopped, and once', async () => {
  const script = `/demo tokens=40 seed=5 ${FAST}`
  const stopping = new AbortController()
  const heard = nothing()
  const messages = [user(`${script} hang=15`)]
  const ended = hear(demo.stream(requestOf('demo', { messages }), stopping.signal), heard)
  await expect.poll(() => heard.text).toBe((await hear(ask(`${script} cut=length:15`))).text)
  stopping.abort(new Error('stopped'))
  await expect(ended).rejects.toThrow('stopped')
  expect(heard.text + (await say(`${script} hang=15`, heard.text))).toBe(await say(script))
})

test.each([
  ['refuse', 'provider_refused'],
  ['rate-limit', 'provider_rate_limited'],
  ['unreachable', 'provider_unreachable'],
  ['html', 'provider_protocol'],
])('fail=%s fails before the first token with %s', async (failure, code) => {
  const heard = nothing()
  const error: unknown = await hear(ask(`/demo fail=${failure}`), heard).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(AppError)
  expect(error).toMatchObject({ code })
  expect(heard.chunks).toEqual([])
})

describe('tools', () => {
  const script = user(`/demo tool=calculator,clock ${FAST}`)

  test('are called first, and their results quoted', async () => {
    const called = await hear(demo.stream(requestOf('demo', { messages: [script] }), never))
    expect(called.calls).toEqual([
      { name: 'calculator', args: { expression: '6*7' } },
      { name: 'clock', args: {} },
    ])
    expect([called.text, finishIn(called)]).toEqual(['', 'tool-calls'])
    const messages: ModelMessage[] = [
      script,
      { role: 'assistant', parts: called.chunks.filter((chunk) => chunk.type === 'tool-call') },
      { role: 'tool', results: [{ id: 'a', name: 'calculator', output: { value: 42 } }] },
      { role: 'tool', results: [{ id: 'b', name: 'clock', output: 'no battery', isError: true }] },
    ]
    const answered = await hear(demo.stream(requestOf('demo', { messages }), never))
    expect(answered.text).toBe('The calculator says `{"value":42}`. The clock failed with `no battery`.')
    expect(finishIn(answered)).toBe('stop')
  })
})

describe('the pace', () => {
  test('is kept without drifting, and nothing comes before its time', async () => {
    const clock = createHandClock()
    const heard = nothing()
    const ended = hear(
      createDemoProvider(clock).stream(
        requestOf('demo', { messages: [user('/demo tokens=200 rate=80 ttft=300')] }),
        never,
      ),
      heard,
    )
    await clock.turn(299)
    expect(heard.chunks).toEqual([])
    const told = () => heard.chunks.filter((chunk) => chunk.type === 'text').length
    await clock.turn(2)
    expect(told()).toBe(1)
    await clock.turn(999)
    expect(told()).toBeGreaterThanOrEqual(78)
    expect(told()).toBeLessThanOrEqual(81)
    await clock.turn(1000)
    expect(told()).toBeGreaterThanOrEqual(158)
    await clock.turn(1000)
    await ended
    expect(usageIn(heard)?.outputTokens).toBe(200)
    await new Promise(setImmediate)
    expect(clock.waiting()).toBe(0)
  })

  test('makes up for a loop that was late with one larger piece', async () => {
    let now = 0
    const late = { ...quick, now: () => (now += 500) }
    const script = '/demo tokens=100 rate=80 ttft=0'
    const heard = await hear(
      createDemoProvider(late).stream(requestOf('demo', { messages: [user(script)] }), never),
    )
    expect(usageIn(heard)?.outputTokens).toBe(100)
    expect(heard.chunks.filter((chunk) => chunk.type === 'text').length).toBeLessThan(10)
  })

  test('of two hundred answers hangs on one timer', async () => {
    const clock = createHandClock()
    const provider = createDemoProvider(clock)
    const messages = [user('/demo tokens=50 rate=50 ttft=0')]
    const ended = Promise.all(
      Array.from({ length: 200 }, () => hear(provider.stream(requestOf('demo', { messages }), never))),
    )
    await clock.turn(5)
    const before = clock.rings()
    await clock.turn(900)
    expect(clock.waiting()).toBe(1)
    expect(clock.rings() - before).toBeLessThanOrEqual(91)
    await clock.turn(200)
    await ended
  })

  test('ends within a beat when stopped', async () => {
    const clock = createHandClock()
    const stopping = new AbortController()
    const messages = [user('/demo tokens=50 rate=1 ttft=0')]
    const ended = hear(createDemoProvider(clock).stream(requestOf('demo', { messages }), stopping.signal))
    await clock.turn(5)
    stopping.abort(new Error('stopped'))
    const outcome = expect(ended).rejects.toThrow('stopped')
    await clock.turn(20)
    await outcome
  })
})

/** Time that passes at once. */
const quick = {
  now: () => performance.now() * 1000,
  after: (_: number, run: () => void) => {
    const timer = setImmediate(run)
    return () => clearImmediate(timer)
  },
  every: (_: number, run: () => void) => realClock.every(1, run),
}

describe('in a room', () => {
  const told = (system: string, ...said: string[]) =>
    hear(
      demo.stream(
        requestOf('demo', { messages: [{ role: 'system', text: system }, ...said.map(user)] }),
        never,
      ),
    )

  test('obeys what a person said last, behind name and mention', async () => {
    const script = `Ada (@ada): @helper, @other /demo say="Here." ${FAST}`
    expect((await told('You are Helper.', script, 'Other (@other, agent): /demo tokens=5')).text).toBe(
      'Here.',
    )
  })

  test('has the habits of its instructions when a person gives no script', async () => {
    const system = `You are Helper.\n\n/demo say="@other your turn" ${FAST}`
    expect((await told(system, 'Ada (@ada): @helper begin')).text).toBe('@other your turn')
    expect((await told(system, `Ada (@ada): @helper /demo say=No ${FAST}`)).text).toBe('No')
  })
})
