import { z } from 'zod'
import { createSdkProvider } from './ai-sdk-provider.ts'
import { once } from './once.ts'
import { describeModel, isChatModel } from './capabilities.ts'
import { fetchList, withoutSlash } from './fetch-list.ts'
import type { Provider } from './provider.ts'
import { createUpstreamFetch } from './upstream-fetch.ts'

type Settings = { apiKey: string | undefined; baseUrl: string | undefined; name: string | undefined }

const List = z.object({ data: z.array(z.object({ id: z.string(), max_model_len: z.int().nullish() })) })

export function createCompatibleProvider({ apiKey, baseUrl, name: given }: Settings): Provider {
  const name = given ?? 'OpenAI-compatible server'
  const url = withoutSlash(baseUrl ?? '')
  const headers = apiKey ? { authorization: `Bearer ${apiKey}` } : {}
  const sdk = once(async () => {
    const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
    return createOpenAICompatible({
      name: 'compatible',
      baseURL: url || 'http://unset.invalid',
      includeUsage: true,
      headers,
      fetch: createUpstreamFetch(name),
    })
  })
  return createSdkProvider({
    id: 'openai-compatible',
    name,
    setting: 'OPENAI_COMPATIBLE_BASE_URL',
    secret: apiKey,
    configured: () => url !== '',
    model: async (model) => (await sdk()).chatModel(model),
    async models(signal) {
      const { data } = await fetchList({ url: `${url}/models`, headers, signal }, List)
      return data
        .filter(({ id }) => isChatModel(id))
        .map(({ id, max_model_len: context }) =>
          describeModel('openai-compatible', id, context ? { contextTokens: context } : {}),
        )
    },
  })
}
