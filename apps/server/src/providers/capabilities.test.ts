import { expect, test } from 'vitest'
import { describeModel, isChatModel, preferredModel } from './capabilities.ts'

test.each([
  'gpt-5.2',
  'gpt-4o-mini',
  'o3',
  'claude-opus-4-6',
  'gemini-2.5-flash',
  'llama3.3:70b',
  'qwen/qwen3-32b',
  'chatgpt-4o-latest',
])('%s is for chatting', (name) => expect(isChatModel(name)).toBe(true))

test.each([
  'text-embedding-3-large',
  'tts-1-hd',
  'whisper-1',
  'gpt-4o-transcribe',
  'gpt-image-1',
  'dall-e-3',
  'omni-moderation-latest',
  'gpt-realtime',
  'gpt-4o-audio-preview',
  'sora-2',
  'babbage-002',
  'nomic-embed-text',
  'imagen-4.0-generate',
])('%s is not for chatting', (name) => expect(isChatModel(name)).toBe(false))

test.each([
  ['claude-3-5-sonnet-20241022', true],
  ['claude-sonnet-4-20250514', true],
  ['claude-opus-4-1-20250805', true],
  ['claude-haiku-4-5-20251001', true],
  ['claude-opus-4-6', false],
  ['claude-sonnet-4-10', false],
  ['claude-opus-5-5', false],
  ['claude-fable-5', false],
])('%s continues a given beginning: %s', (name, continues) =>
  expect(describeModel('anthropic', name).continues).toBe(continues),
)

test('what a provider tells of a model beats what its name tells', () => {
  const told = { name: 'Shown', sees: false, contextTokens: 5 }
  expect(describeModel('openai', 'gpt-5', told)).toMatchObject({ id: 'openai:gpt-5', reasons: true, ...told })
})

test.each([
  ['gpt-5-mini', 'GPT-5 mini'],
  ['gpt-4o-2024-08-06', 'GPT-4o (2024-08-06)'],
  ['o3', 'o3'],
])('%s is shown as %s', (name, shown) => expect(describeModel('openai', name).name).toBe(shown))

test('the everyday model of the newest generation is preferred', () => {
  const models = ['gpt-4o', 'gpt-5-nano', 'gpt-5', 'gpt-5.2', 'o3'].map((name) =>
    describeModel('openai', name),
  )
  expect(preferredModel(models)?.id).toBe('openai:gpt-5.2')
  expect(preferredModel([describeModel('ollama', 'llama3.3')])?.id).toBe('ollama:llama3.3')
  expect(preferredModel([])).toBeUndefined()
})
