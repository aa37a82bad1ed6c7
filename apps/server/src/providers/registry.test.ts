import { describe, expect, onTestFinished, test } from 'vitest'
import { AppError, type ErrorCode, type Model } from '@parley/contracts'
import { describeModel } from './capabilities.ts'
import { realClock } from './clock.ts'
import { json, startFakeUpstream } from './fake-upstream.ts'
import type { ModelChunk, Provider } from './provider.ts'
import type { ProviderSettings } from './provider-settings.ts'
import { createProviders, type ProviderOptions } from './registry.ts'
import { CANARY, hear, never, nothing } from './test-adapters.ts'

const nowhere = 'http://127.0.0.1:9'
const said: ModelChunk[] = [
  { type: 'text', text: 'hello' },
  { type: 'finish', reason: 'stop' },
]
type Step = ModelChunk | AppError | 'silence'

/** A provider that does, call after call, what it is told; the last thing again and again. */
function scripted(id: string, ...calls: Step[][]): Provider & { asked: number } {
  const provider = {
    id,
    name: id.toUpperCase(),
    setting: `${id.toUpperCase()}_KEY`,
    asked: 0,
    configured: () => true,
    models: () => Promise.resolve([describeModel(id, 'one', { continues: id === 'able' })]),
    async *stream(): AsyncGenerator<ModelChunk> {
      const steps = calls[Math.min(provider.asked++, calls.length - 1)] ?? []
      for (const step of steps) {
        if (step === 'silence') await new Promise(() => undefined)
        else if (step instanceof AppError) throw step
        else yield step
      }
    },
  }
  return provider
}

const fault = (code: ErrorCode, retryAfterSeconds?: number) =>
  new AppError(code, retryAfterSeconds === undefined ? {} : { retryAfterSeconds })

/** Waits a hundredth of what it should. */
const hurried = {
  ...realClock,
  now: () => realClock.now() * 100,
  after: (ms: number, run: () => void) => realClock.after(ms / 100, run),
}

/** Lets everything take as long as it takes. */
const patient = { ...realClock, after: () => () => undefined }

function setUp(settings: Partial<ProviderSettings>, options: ProviderOptions = { clock: hurried }) {
  const logged: string[] = []
  const note = (facts: object, message: string) => void logged.push(JSON.stringify(facts) + message)
  const log = { debug: note, info: note, warn: note }
  const providers = createProviders({ mockMode: false, fallbackModels: [], ...settings }, log, options)
  onTestFinished(() => providers.close())
  const ask = (model: string, signal: AbortSignal = never, prefill?: string) =>
    providers.stream(
      model,
      { messages: [{ role: 'user', text: 'hi' }], parameters: {}, tools: [], ...(prefill && { prefill }) },
      signal,
    )
  const info = async (id: string) => (await providers.list()).find((provider) => provider.id === id)
  return { providers, ask, info, logged }
}

describe('with nothing configured', () => {
  test('the demo answers and every other provider says what to set', async () => {
    const { providers, info } = setUp({ ollamaBaseUrl: nowhere })
    expect((await providers.defaultModel()).id).toBe('demo:demo')
    expect(await info('openai')).toMatchObject({
      state: 'unconfigured',
      advice: 'To use OpenAI, set OPENAI_API_KEY to a key and restart.',
    })
    expect(await info('demo')).toMatchObject({ state: 'ready', advice: null, setting: null })
  })

  test('asking an unconfigured provider says which key is missing', async () => {
    const { ask } = setUp({})
    await expect(hear(ask('anthropic:claude-sonnet-4-5'))).rejects.toMatchObject({
      code: 'provider_key_missing',
      message: expect.stringContaining('ANTHROPIC_API_KEY') as string,
    })
    await expect(hear(ask('nobody:x'))).rejects.toMatchObject({ code: 'model_not_found' })
    await expect(hear(ask('no colon'))).rejects.toMatchObject({ code: 'model_not_found' })
  })
})

test('in mock mode there is only the demo, and every model means it', async () => {
  const extra = scripted('able', said)
  const { providers, ask } = setUp({ mockMode: true, openaiApiKey: CANARY, extra: [extra] })
  expect((await providers.list()).map(({ id }) => id)).toEqual(['demo'])
  expect((await providers.find('openai:gpt-5'))?.id).toBe('demo:demo')
  expect((await hear(ask('able:one'))).text).toContain('demo')
  expect(extra.asked).toBe(0)
})

describe('trying again', () => {
  test.each(['provider_rate_limited', 'provider_unreachable'] as const)('after %s', async (code) => {
    const flaky = scripted('flaky', [fault(code)], [fault(code)], said)
    const { ask, info } = setUp({ extra: [flaky] })
    expect((await hear(ask('flaky:one'))).text).toBe('hello')
    expect(flaky.asked).toBe(3)
    expect(await info('flaky')).toMatchObject({ state: 'ready' })
  })

  test('ends after two times', async () => {
    const down = scripted('down', [fault('provider_unreachable')])
    const { ask, info } = setUp({ extra: [down] })
    await expect(hear(ask('down:one'))).rejects.toMatchObject({ code: 'provider_unreachable' })
    expect(down.asked).toBe(3)
    expect(await info('down')).toMatchObject({ state: 'unreachable', advice: expect.any(String) as string })
  })

  test.each(['provider_key_refused', 'context_too_long', 'provider_refused', 'model_not_found'] as const)(
    'does not happen after %s',
    async (code) => {
      const stern = scripted('stern', [fault(code)])
      await expect(hear(setUp({ extra: [stern] }).ask('stern:one'))).rejects.toMatchObject({ code })
      expect(stern.asked).toBe(1)
    },
  )

  test('does not happen when the wait is long', async () => {
    const busy = scripted('busy', [fault('provider_rate_limited', 60)])
    const { ask, info } = setUp({ extra: [busy] })
    await expect(hear(ask('busy:one'))).rejects.toMatchObject({ details: { retryAfterSeconds: 60 } })
    expect(busy.asked).toBe(1)
    expect(await info('busy')).toMatchObject({ state: 'rate-limited' })
  })

  test('never happens once something was said', async () => {
    const breaking = scripted('breaking', [{ type: 'text', text: 'hel' }, fault('provider_unreachable')])
    const heard = nothing()
    const { ask } = setUp({ extra: [breaking], fallbackModels: ['demo:demo'] })
    await expect(hear(ask('breaking:one'), heard)).rejects.toMatchObject({ code: 'provider_unreachable' })
    expect([heard.text, breaking.asked]).toEqual(['hel', 1])
  })

  test('stops at once on the signal, also while waiting', async () => {
    const down = scripted('down', [fault('provider_unreachable')])
    const { ask } = setUp({ extra: [down] }, { clock: patient })
    const stopping = new AbortController()
    const ended = hear(ask('down:one', stopping.signal))
    await expect.poll(() => down.asked).toBe(1)
    stopping.abort(new Error('stopped'))
    await expect(ended).rejects.toThrow('stopped')
  })
})

describe('limits of time', () => {
  const limits = { firstTokenMs: 1000, firstThoughtMs: 1000, silenceMs: 2000 }

  test('a model that never begins', async () => {
    const mute = scripted('mute', ['silence'])
    const { ask, info } = setUp({ extra: [mute] }, { clock: hurried, limits })
    await expect(hear(ask('mute:one'))).rejects.toMatchObject({
      code: 'provider_timeout',
      message: 'MUTE did not begin to answer within 1 seconds. Try again, or choose another model.',
    })
    expect(mute.asked).toBe(1)
    expect(await info('mute')).toMatchObject({ state: 'unreachable' })
  })

  test('a model that falls silent', async () => {
    const heard = nothing()
    const { ask } = setUp(
      { extra: [scripted('mute', [...said.slice(0, 1), 'silence'])] },
      { clock: hurried, limits },
    )
    await expect(hear(ask('mute:one'), heard)).rejects.toMatchObject({ code: 'provider_timeout' })
    expect(heard.text).toBe('hello')
  })

  test('a server that never answers is hung up on', async () => {
    await using upstream = await startFakeUpstream(({ path }) =>
      path.endsWith('/models') ? json(200, { data: [{ id: 'm' }] }) : { ending: 'silence' },
    )
    const settings = { openaiCompatibleBaseUrl: `${upstream.url}/v1` }
    const { ask } = setUp(settings, { limits: { firstTokenMs: 50 } })
    await expect(hear(ask('openai-compatible:m'))).rejects.toMatchObject({ code: 'provider_timeout' })
    await expect.poll(() => upstream.open()).toBe(0)
  })
})

describe('failing over', () => {
  const broken = () => scripted('broken', [fault('provider_key_refused')])

  test('another model steps in and says so first', async () => {
    const other = scripted('other', said)
    const { ask } = setUp({ extra: [broken(), other], fallbackModels: ['broken:one', 'gone:x', 'other:one'] })
    expect((await hear(ask('broken:one'))).chunks).toEqual([
      { type: 'fallback', model: 'other:one' },
      ...said,
    ])
  })

  test('one that fails too is passed by, and the first fault is the one told', async () => {
    const alsoBroken = scripted('also', [fault('provider_quota_exhausted')])
    const { ask } = setUp({ extra: [broken(), alsoBroken], fallbackModels: ['also:one'] })
    await expect(hear(ask('broken:one'))).rejects.toMatchObject({ code: 'provider_key_refused' })
    expect(alsoBroken.asked).toBe(1)
  })

  test('a fault of the question is nobody else’s business', async () => {
    const stern = scripted('stern', [fault('context_too_long')])
    const other = scripted('other', said)
    const { ask } = setUp({ extra: [stern, other], fallbackModels: ['other:one'] })
    await expect(hear(ask('stern:one'))).rejects.toMatchObject({ code: 'context_too_long' })
    expect(other.asked).toBe(0)
  })

  test('a begun answer goes only to models that continue', async () => {
    const able = { ...scripted('able', [fault('provider_quota_exhausted')]) }
    const unable = scripted('unable', said)
    const { ask } = setUp({ extra: [able, unable], fallbackModels: ['unable:one', 'demo:demo'] })
    const heard = await hear(ask('able:one', never, 'Once'))
    expect(heard.chunks[0]).toEqual({ type: 'fallback', model: 'demo:demo' })
    await expect(hear(ask('unable:one', never, 'Once'))).rejects.toMatchObject({ code: 'unsupported' })
  })
})

describe('lists of models', () => {
  test('are kept, and one bad provider spoils nothing', async () => {
    let asked = 0
    const model = describeModel('counting', 'one')
    const counting: Provider = {
      ...scripted('counting', said),
      models: () => Promise.resolve([model]).finally(() => asked++),
    }
    const bad: Provider = {
      ...scripted('bad', said),
      models: (): Promise<Model[]> => Promise.reject(fault('provider_key_refused')),
    }
    const { providers, info } = setUp({ extra: [counting, bad] })
    const lists = await Promise.all([
      providers.models(),
      providers.models('counting'),
      providers.models('bad'),
    ])
    expect(
      lists.map((list) => list.filter(({ provider }) => provider !== 'ollama').map(({ id }) => id)),
    ).toEqual([['counting:one', 'demo:demo'], ['counting:one'], []])
    expect(asked).toBe(1)
    expect(await info('bad')).toMatchObject({ state: 'key-refused' })
    expect(await info('counting')).toMatchObject({ state: 'ready', checkedAt: expect.any(Number) as number })
    expect(await providers.find('counting:two')).toBeUndefined()
    expect((await providers.defaultModel()).id).toBe('counting:one')
  })

  test('that cannot be had leave it to the provider whether a model exists', async () => {
    const { providers } = setUp({ openaiApiKey: CANARY, openaiBaseUrl: nowhere })
    expect(await providers.find('openai:gpt-5')).toMatchObject({ id: 'openai:gpt-5', name: 'GPT-5' })
  })
})

describe('a provider that had a bad moment', () => {
  test('is asked again by who looks next, and stays the one that answers', async () => {
    const shaky = scripted('shaky', [fault('provider_failed')])
    const { providers, ask, info } = setUp({ extra: [shaky] })
    expect((await providers.defaultModel()).id).toBe('shaky:one')
    await expect(hear(ask('shaky:one'))).rejects.toMatchObject({ code: 'provider_failed' })
    expect(await info('shaky')).toMatchObject({ state: 'unreachable' })
    expect((await providers.defaultModel()).id).toBe('shaky:one')
    expect(await info('shaky')).toMatchObject({ state: 'ready' })
  })

  test('and limits requests is still limiting them when it has told its models', async () => {
    const busy = scripted('busy', [fault('provider_rate_limited', 60)])
    const { providers, ask, info } = setUp({ extra: [busy] })
    await providers.models()
    await expect(hear(ask('busy:one'))).rejects.toMatchObject({ code: 'provider_rate_limited' })
    expect((await providers.defaultModel()).id).toBe('busy:one')
    expect(await info('busy')).toMatchObject({ state: 'rate-limited' })
  })

  test('is not said to have one because a request was wrong', async () => {
    await using upstream = await startFakeUpstream(({ path }) =>
      path.endsWith('/models')
        ? json(200, { data: [{ id: 'm' }] })
        : json(400, { error: { message: 'Unsupported value: temperature' } }),
    )
    const { ask, info } = setUp({ openaiCompatibleBaseUrl: `${upstream.url}/v1` }, { clock: patient })
    await expect.poll(async () => (await info('openai-compatible'))?.state).toBe('ready')
    await expect(hear(ask('openai-compatible:m'))).rejects.toMatchObject({ code: 'provider_failed' })
    expect(await info('openai-compatible')).toMatchObject({ state: 'ready' })
  })
})

test('a provider that never tells its models holds up nobody', async () => {
  await using upstream = await startFakeUpstream(() => ({ ending: 'silence' }))
  const { providers } = setUp({
    openaiApiKey: CANARY,
    openaiBaseUrl: upstream.url,
    extra: [scripted('other', said)],
  })
  expect((await providers.models()).map(({ id }) => id)).toContain('other:one')
  expect((await providers.defaultModel()).id).toBe('other:one')
})

test('a provider that failed to tell its models is not waited for by who sends a message', async () => {
  let asked = 0
  const hanging: Provider = {
    ...scripted('hanging', [fault('provider_failed')]),
    models: () => (asked++ === 0 ? Promise.reject(fault('provider_timeout')) : new Promise(() => undefined)),
  }
  // Who waited here would wait for good.
  const { providers, ask, info } = setUp({ extra: [hanging, scripted('other', said)] }, { clock: patient })
  await expect.poll(async () => (await info('hanging'))?.state).toBe('unreachable')
  await expect(hear(ask('hanging:one'))).rejects.toMatchObject({ code: 'provider_failed' })
  expect((await providers.defaultModel()).id).toBe('other:one')
})

test('a refused key is told with what to do, and the key is seen nowhere', async () => {
  await using upstream = await startFakeUpstream(() =>
    json(401, { error: { message: `Incorrect API key provided: ${CANARY}`, code: 'invalid_api_key' } }),
  )
  const base = upstream.url
  const settings = {
    openaiApiKey: CANARY,
    openaiBaseUrl: base,
    anthropicApiKey: CANARY,
    anthropicBaseUrl: base,
    openrouterApiKey: CANARY,
    openrouterBaseUrl: base,
    googleApiKey: CANARY,
    googleBaseUrl: base,
    openaiCompatibleApiKey: CANARY,
    openaiCompatibleBaseUrl: base,
    ollamaBaseUrl: nowhere,
  }
  const { providers, ask, logged } = setUp(settings, { clock: patient })
  await providers.models()
  const models = [
    'openai:gpt-5',
    'anthropic:claude-x',
    'openrouter:x',
    'google:gemini-x',
    'openai-compatible:x',
  ]
  for (const model of models)
    await expect(hear(ask(model))).rejects.toMatchObject({ code: 'provider_key_refused' })
  const infos = await providers.list()
  expect(infos.find(({ id }) => id === 'openai')).toMatchObject({
    state: 'key-refused',
    advice:
      'OpenAI refused the key in OPENAI_API_KEY. Check it at https://platform.openai.com/api-keys, then restart.',
  })
  expect(logged.length).toBeGreaterThanOrEqual(10)
  expect(JSON.stringify([infos, logged])).not.toContain(CANARY)
})

test('an Ollama in its usual place is found, and its absence said', async () => {
  const { info } = setUp({ ollamaBaseUrl: nowhere })
  await expect.poll(async () => (await info('ollama'))?.state).toBe('unreachable')
})
