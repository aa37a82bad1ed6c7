import type { JSONObject } from '@ai-sdk/provider'
import { z } from 'zod'
import { createSdkProvider } from './ai-sdk-provider.ts'
import { once } from './once.ts'
import { describeModel } from './capabilities.ts'
import { fetchList, withoutSlash } from './fetch-list.ts'
import type { ModelRequest, Provider } from './provider.ts'
import { createUpstreamFetch } from './upstream-fetch.ts'

type Settings = { apiKey: string | undefined; baseUrl: string | undefined }

const List = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      name: z.string().optional(),
      context_length: z.int().nullish(),
      architecture: z
        .object({
          input_modalities: z.array(z.string()).optional(),
          output_modalities: z.array(z.string()).optional(),
        })
        .optional(),
      supported_parameters: z.array(z.string()).optional(),
    }),
  ),
})
type Listed = z.infer<typeof List>['data'][number]

export function createOpenRouterProvider({ apiKey, baseUrl }: Settings): Provider {
  const name = 'OpenRouter'
  const url = withoutSlash(baseUrl ?? 'https://openrouter.ai/api/v1')
  const sdk = once(async () => {
    const { createOpenRouter } = await import('@openrouter/ai-sdk-provider')
    return createOpenRouter({
      apiKey: apiKey ?? '',
      baseURL: url,
      appName: 'Parley',
      compatibility: 'strict',
      fetch: createUpstreamFetch(name),
    })
  })
  return createSdkProvider({
    id: 'openrouter',
    name,
    setting: 'OPENROUTER_API_KEY',
    keyPage: 'https://openrouter.ai/settings/keys',
    secret: apiKey,
    configured: () => Boolean(apiKey),
    model: async (model) => (await sdk()).languageModel(model),
    adjust: (request, options) => ({ ...options, providerOptions: { openrouter: extrasOf(request) } }),
    async models(signal) {
      const headers = { authorization: `Bearer ${apiKey}` }
      // The list is given to anybody; only this tells whether the key is good.
      await fetchList({ url: `${url}/key`, headers, signal }, z.unknown())
      const { data } = await fetchList({ url: `${url}/models`, headers, signal }, List)
      return data.filter(writesText).map(describe)
    },
  })
}

function extrasOf({ parameters: { reasoningEffort: effort } }: ModelRequest): JSONObject {
  if (effort === undefined) return {}
  return { reasoning: effort === 'none' ? { enabled: false } : { effort } }
}

const writesText = ({ architecture }: Listed) => architecture?.output_modalities?.includes('text') ?? true

const describe = (model: Listed) =>
  describeModel('openrouter', model.id, {
    name: model.name ?? model.id,
    contextTokens: model.context_length ?? null,
    sees: model.architecture?.input_modalities?.includes('image') ?? false,
    reasons: model.supported_parameters?.includes('reasoning') ?? false,
    callsTools: model.supported_parameters?.includes('tools') ?? false,
  })
