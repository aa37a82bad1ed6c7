import { expect, test } from 'vitest'
import { json, startFakeUpstream, type Answer } from './fake-upstream.ts'
import { adapters, CANARY, never } from './test-adapters.ts'

const list = async (id: string, answer: (path: string, body: string) => Answer) => {
  await using upstream = await startFakeUpstream(({ path, body }) => answer(path, body))
  const adapter = adapters.find((one) => one.id === id)
  if (!adapter) throw new Error(`no adapter ${id}`)
  return { models: await adapter.create(upstream.url).models(never), asked: upstream.asked }
}

test('OpenAI lists what one can chat with', async () => {
  const ids = ['gpt-5', 'text-embedding-3-small', 'whisper-1', 'gpt-4o-mini']
  const { models, asked } = await list('openai', () =>
    json(200, { data: ids.map((id) => ({ id, object: 'model' })) }),
  )
  expect(models.map(({ id }) => id)).toEqual(['openai:gpt-5', 'openai:gpt-4o-mini'])
  expect(asked[0]).toMatchObject({ path: '/v1/models', headers: { authorization: `Bearer ${CANARY}` } })
})

test('Anthropic lists page after page', async () => {
  const { models, asked } = await list('anthropic', (path) =>
    path.includes('after_id=a')
      ? json(200, { data: [{ id: 'claude-opus-4-6', display_name: 'Claude Opus 4.6' }], has_more: false })
      : json(200, { data: [{ id: 'claude-3-haiku-20240307' }], has_more: true, last_id: 'a' }),
  )
  expect(models.map(({ name }) => name)).toEqual(['claude-3-haiku-20240307', 'Claude Opus 4.6'])
  expect(asked[0]?.headers['x-api-key']).toBe(CANARY)
})

test('Google lists what generates text, under short names', async () => {
  const supportedGenerationMethods = ['generateContent']
  const { models } = await list('google', () =>
    json(200, {
      models: [
        {
          name: 'models/gemini-2.5-flash',
          displayName: 'Gemini 2.5 Flash',
          inputTokenLimit: 1_048_576,
          supportedGenerationMethods,
        },
        { name: 'models/embedding-001', supportedGenerationMethods: ['embedContent'] },
      ],
    }),
  )
  expect(models).toEqual([
    {
      id: 'google:gemini-2.5-flash',
      provider: 'google',
      name: 'Gemini 2.5 Flash',
      contextTokens: 1_048_576,
      sees: true,
      reasons: true,
      callsTools: true,
      continues: false,
    },
  ])
})

test('OpenRouter tells itself what its models can do', async () => {
  const { models } = await list('openrouter', () =>
    json(200, {
      data: [
        {
          id: 'x/y',
          name: 'X: Y',
          context_length: 9000,
          architecture: { input_modalities: ['text', 'image'], output_modalities: ['text'] },
          supported_parameters: ['tools', 'reasoning'],
        },
        { id: 'x/painter', architecture: { output_modalities: ['image'] } },
      ],
    }),
  )
  expect(models).toMatchObject([
    { id: 'openrouter:x/y', name: 'X: Y', contextTokens: 9000, sees: true, reasons: true, callsTools: true },
  ])
})

test('Ollama is asked about each of its models', async () => {
  const { models } = await list('ollama', (path, body) => {
    if (path === '/api/tags')
      return json(200, { models: [{ name: 'llama3.3:8b' }, { name: 'deepseek-r1' }, { name: 'odd' }] })
    if (body.includes('odd')) return json(500, { error: 'broken' })
    const isThinking = body.includes('deepseek')
    const capabilities = isThinking ? ['completion', 'thinking'] : ['completion', 'vision', 'tools']
    return json(200, { capabilities, model_info: { 'llama.context_length': 131_072 } })
  })
  expect(models).toMatchObject([
    {
      id: 'ollama:llama3.3:8b',
      sees: true,
      callsTools: true,
      reasons: false,
      continues: true,
      contextTokens: 131_072,
    },
    { id: 'ollama:deepseek-r1', reasons: true, callsTools: false, continues: false },
    { id: 'ollama:odd', continues: false },
  ])
})

test.each(adapters)('$id says what is wrong when the list is not one', async ({ id }) => {
  await expect(list(id, () => json(200, { surprise: 1 }))).rejects.toMatchObject({
    code: 'provider_protocol',
  })
  await expect(list(id, () => json(401, { error: 'no' }))).rejects.toMatchObject({
    code: 'provider_key_refused',
  })
  const page: Answer = { status: 404, headers: { 'content-type': 'text/html' }, pieces: ['<html>'] }
  await expect(list(id, () => page)).rejects.toMatchObject({ code: 'provider_protocol' })
})
