import { z } from 'zod'
import { createSdkProvider } from './ai-sdk-provider.ts'
import { once } from './once.ts'
import { describeModel, isChatModel } from './capabilities.ts'
import { fetchList, withoutSlash } from './fetch-list.ts'
import type { Provider } from './provider.ts'
import { createUpstreamFetch } from './upstream-fetch.ts'

type Settings = { apiKey: string | undefined; baseUrl: string | undefined }

const List = z.object({
  models: z.array(
    z.object({
      name: z.string(),
      displayName: z.string().optional(),
      inputTokenLimit: z.int().optional(),
      supportedGenerationMethods: z.array(z.string()).optional(),
      thinking: z.boolean().optional(),
    }),
  ),
  nextPageToken: z.string().optional(),
})
type Listed = z.infer<typeof List>['models'][number]
const MAX_PAGES = 10

export function createGoogleProvider({ apiKey, baseUrl }: Settings): Provider {
  const name = 'Google'
  const url = withoutSlash(baseUrl ?? 'https://generativelanguage.googleapis.com/v1beta')
  const sdk = once(async () => {
    const { createGoogle } = await import('@ai-sdk/google')
    return createGoogle({ apiKey: apiKey ?? '', baseURL: url, fetch: createUpstreamFetch(name) })
  })
  return createSdkProvider({
    id: 'google',
    name,
    setting: 'GOOGLE_API_KEY',
    keyPage: 'https://aistudio.google.com/apikey',
    secret: apiKey,
    configured: () => Boolean(apiKey),
    model: async (model) => (await sdk()).languageModel(model),
    adjust: (request, options) =>
      options.reasoning !== 'none' && describeModel('google', request.model).reasons
        ? { ...options, providerOptions: { google: { thinkingConfig: { includeThoughts: true } } } }
        : options,
    async models(signal) {
      const headers = { 'x-goog-api-key': apiKey ?? '' }
      const listed: Listed[] = []
      let after = ''
      for (let page = 0; page < MAX_PAGES; page++) {
        const list = await fetchList({ url: `${url}/models?pageSize=200${after}`, headers, signal }, List)
        listed.push(...list.models)
        if (!list.nextPageToken) break
        after = `&pageToken=${encodeURIComponent(list.nextPageToken)}`
      }
      return listed.filter(generatesText).map(describe)
    },
  })
}

const shortName = ({ name }: Listed) => name.replace(/^models\//u, '')

const generatesText = (model: Listed): boolean =>
  (model.supportedGenerationMethods ?? []).includes('generateContent') && isChatModel(shortName(model))

const describe = (model: Listed) =>
  describeModel('google', shortName(model), {
    ...(model.displayName !== undefined && { name: model.displayName }),
    ...(model.inputTokenLimit !== undefined && { contextTokens: model.inputTokenLimit }),
    ...(model.thinking !== undefined && { reasons: model.thinking }),
  })
