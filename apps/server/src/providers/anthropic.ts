import type { LanguageModelV4CallOptions } from '@ai-sdk/provider'
import { z } from 'zod'
import { createSdkProvider } from './ai-sdk-provider.ts'
import { once } from './once.ts'
import { describeModel } from './capabilities.ts'
import { fetchList, withoutSlash } from './fetch-list.ts'
import type { ModelChunk, ModelRequest, Provider } from './provider.ts'
import { createUpstreamFetch } from './upstream-fetch.ts'

type Settings = { apiKey: string | undefined; baseUrl: string | undefined }

const List = z.object({
  data: z.array(z.object({ id: z.string(), display_name: z.string().optional() })),
  has_more: z.boolean().optional(),
  last_id: z.string().nullish(),
})
const MAX_PAGES = 10

export function createAnthropicProvider({ apiKey, baseUrl }: Settings): Provider {
  const name = 'Anthropic'
  const url = withoutSlash(baseUrl ?? 'https://api.anthropic.com/v1')
  const sdk = once(async () => {
    const { createAnthropic } = await import('@ai-sdk/anthropic')
    return createAnthropic({ apiKey: apiKey ?? '', baseURL: url, fetch: createUpstreamFetch(name) })
  })
  const provider = createSdkProvider({
    id: 'anthropic',
    name,
    setting: 'ANTHROPIC_API_KEY',
    keyPage: 'https://console.anthropic.com/settings/keys',
    secret: apiKey,
    configured: () => Boolean(apiKey),
    model: async (model) => (await sdk()).languageModel(model),
    adjust: adjustThinking,
    async models(signal) {
      const headers = { 'x-api-key': apiKey ?? '', 'anthropic-version': '2023-06-01' }
      const models = []
      let after = ''
      for (let page = 0; page < MAX_PAGES; page++) {
        const list = await fetchList({ url: `${url}/models?limit=100${after}`, headers, signal }, List)
        for (const { id, display_name: shown } of list.data)
          models.push(describeModel('anthropic', id, shown === undefined ? {} : { name: shown }))
        if (!list.has_more || !list.last_id) break
        after = `&after_id=${encodeURIComponent(list.last_id)}`
      }
      return models
    },
  })
  return {
    ...provider,
    stream(request, signal) {
      const chunks = provider.stream(request, signal)
      return request.prefill ? rejoin(chunks, request.prefill) : chunks
    },
  }
}

// From this generation on the model decides itself how long it thinks, and shows its thoughts only when asked to.
const adaptive = /^claude-[a-z]+-(?:4-[6-9]|[5-9])(?:-|$)/u

function adjustThinking(
  request: ModelRequest,
  options: LanguageModelV4CallOptions,
): LanguageModelV4CallOptions {
  const { reasoning, ...rest } = options
  if (reasoning === undefined) return options
  // Thinking cannot start in mid-answer: not after a prefill, and not in a turn whose tool calls it did not think of.
  if (request.prefill || request.messages.at(-1)?.role === 'tool') return rest
  if (reasoning === 'none' || !adaptive.test(request.model)) return options
  return {
    ...options,
    providerOptions: { anthropic: { thinking: { type: 'adaptive', display: 'summarized' } } },
  }
}

/** A prefill is sent without the white space at its end, which is refused; it must not come a second time. */
async function* rejoin(chunks: AsyncIterable<ModelChunk>, prefill: string): AsyncGenerator<ModelChunk> {
  let already = prefill.slice(prefill.trimEnd().length)
  for await (const chunk of chunks) {
    if (already === '' || chunk.type !== 'text') yield chunk
    else {
      const shared = sharedStart(already, chunk.text)
      already = shared === chunk.text.length ? already.slice(shared) : ''
      const text = chunk.text.slice(shared)
      if (text !== '') yield { type: 'text', text }
    }
  }
}

function sharedStart(left: string, right: string): number {
  let at = 0
  while (at < left.length && left[at] === right[at]) at++
  return at
}
