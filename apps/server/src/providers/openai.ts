import { z } from 'zod'
import { createSdkProvider } from './ai-sdk-provider.ts'
import { once } from './once.ts'
import { describeModel, isChatModel } from './capabilities.ts'
import { fetchList, withoutSlash } from './fetch-list.ts'
import type { Provider } from './provider.ts'
import { createUpstreamFetch } from './upstream-fetch.ts'

type Settings = { apiKey: string | undefined; baseUrl: string | undefined }

const List = z.object({ data: z.array(z.object({ id: z.string() })) })

export function createOpenAiProvider({ apiKey, baseUrl }: Settings): Provider {
  const name = 'OpenAI'
  const url = withoutSlash(baseUrl ?? 'https://api.openai.com/v1')
  const summaries = createSummaryFetch(createUpstreamFetch(name))
  const sdk = once(async () => {
    const { createOpenAI } = await import('@ai-sdk/openai')
    return createOpenAI({ apiKey: apiKey ?? '', baseURL: url, fetch: summaries })
  })
  return createSdkProvider({
    id: 'openai',
    name,
    setting: 'OPENAI_API_KEY',
    keyPage: 'https://platform.openai.com/api-keys',
    secret: apiKey,
    configured: () => Boolean(apiKey),
    model: async (model) => (await sdk()).responses(model),
    adjust: (request, options) => ({
      ...options,
      providerOptions: {
        openai: {
          // Conversations are kept here, not there.
          store: false,
          ...(describeModel('openai', request.model).reasons && { reasoningSummary: 'auto' }),
        },
      },
    }),
    async models(signal) {
      const headers = { authorization: `Bearer ${apiKey}` }
      const { data } = await fetchList({ url: `${url}/models`, headers, signal }, List)
      return data.filter(({ id }) => isChatModel(id)).map(({ id }) => describeModel('openai', id))
    },
  })
}

/** Summaries of reasoning are refused to organisations that are not verified; those get their answers without. */
function createSummaryFetch(upstream: typeof fetch): typeof fetch {
  let isRefused = false
  return async (input, init) => {
    if (typeof init?.body !== 'string' || !init.body.includes('"summary":"auto"'))
      return upstream(input, init)
    const plain = { ...init, body: withoutSummary(init.body) }
    if (isRefused) return upstream(input, plain)
    const response = await upstream(input, init)
    if (response.status !== 400 || !/summar/iu.test(await response.clone().text())) return response
    isRefused = true
    return upstream(input, plain)
  }
}

function withoutSummary(body: string): string {
  const asked = JSON.parse(body) as { reasoning?: { summary?: string } }
  delete asked.reasoning?.summary
  return JSON.stringify(asked)
}
