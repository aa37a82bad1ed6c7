import { readFileSync } from 'node:fs'
import type { Parameters, Tool } from '@parley/contracts'
import { createAnthropicProvider } from './anthropic.ts'
import { createGoogleProvider } from './google.ts'
import { createOllamaProvider } from './ollama.ts'
import { createCompatibleProvider } from './openai-compatible.ts'
import { createOpenAiProvider } from './openai.ts'
import { createOpenRouterProvider } from './openrouter.ts'
import type { ModelChunk, ModelMessage, ModelRequest, Provider } from './provider.ts'

export const CANARY = 'canary-5e6f7a8b9c'

export type TestAdapter = {
  id: string
  model: string
  create: (url: string) => Provider
  frame: (line: string) => string
}

const event = (line: string) => `data: ${line}\n\n`

const apiKey = CANARY
export const adapters: TestAdapter[] = [
  {
    id: 'openai',
    model: 'gpt-5',
    create: (url) => createOpenAiProvider({ apiKey, baseUrl: `${url}/v1/` }),
    frame: event,
  },
  {
    id: 'anthropic',
    model: 'claude-sonnet-4-5',
    create: (url) => createAnthropicProvider({ apiKey, baseUrl: `${url}/v1` }),
    frame: (line) => `event: ${/"type":"(\w+)"/u.exec(line)?.[1]}\n${event(line)}`,
  },
  {
    id: 'google',
    model: 'gemini-2.5-flash',
    create: (url) => createGoogleProvider({ apiKey, baseUrl: `${url}/v1beta` }),
    frame: event,
  },
  {
    id: 'openrouter',
    model: 'some/model',
    create: (url) => createOpenRouterProvider({ apiKey, baseUrl: `${url}/api/v1` }),
    frame: (line) => `: OPENROUTER PROCESSING\n\n${event(line)}`,
  },
  {
    id: 'compatible',
    model: 'some-model',
    create: (url) => createCompatibleProvider({ apiKey, baseUrl: `${url}/v1`, name: 'My server' }),
    frame: event,
  },
  {
    id: 'ollama',
    model: 'llama3.3',
    create: (url) => createOllamaProvider({ baseUrl: url }),
    frame: (line) => `${line}\n`,
  },
]

export const readLines = (url: URL): string[] => readFileSync(url, 'utf8').trimEnd().split('\n')

export const readFixture = (name: string): string[] =>
  readLines(new URL(`fixtures/${name}.chunks.txt`, import.meta.url))

type Ask = { messages?: ModelMessage[]; parameters?: Parameters; tools?: Tool[]; prefill?: string }

export const requestOf = (model: string, ask: Ask = {}): ModelRequest => ({
  model,
  messages: [{ role: 'user', text: 'How are you?' }],
  parameters: {},
  tools: [],
  ...ask,
})

export type Heard = {
  text: string
  reasoning: string
  calls: { name: string; args: unknown }[]
  sources: string[]
  chunks: ModelChunk[]
}

export async function hear(chunks: AsyncIterable<ModelChunk>, heard: Heard = nothing()): Promise<Heard> {
  for await (const chunk of chunks) {
    heard.chunks.push(chunk)
    if (chunk.type === 'text' || chunk.type === 'reasoning') heard[chunk.type] += chunk.text
    if (chunk.type === 'tool-call') heard.calls.push({ name: chunk.name, args: chunk.args })
    if (chunk.type === 'source') heard.sources.push(chunk.url)
  }
  return heard
}

export const nothing = (): Heard => ({ text: '', reasoning: '', calls: [], sources: [], chunks: [] })

export const never = new AbortController().signal

export const usageIn = ({ chunks }: Heard) => chunks.find((chunk) => chunk.type === 'usage')?.usage
export const finishIn = ({ chunks }: Heard) => chunks.find((chunk) => chunk.type === 'finish')?.reason
