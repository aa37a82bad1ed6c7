import { createAnthropicProvider } from './anthropic.ts'
import { createGoogleProvider } from './google.ts'
import { createOllamaProvider } from './ollama.ts'
import { createCompatibleProvider } from './openai-compatible.ts'
import { createOpenAiProvider } from './openai.ts'
import { createOpenRouterProvider } from './openrouter.ts'
import type { Provider } from './provider.ts'
import type { ProviderSettings } from './provider-settings.ts'

/** Every provider there is, configured or not, in the order in which one of them becomes the default. */
export const createAdapters = (settings: ProviderSettings): Provider[] => [
  createOpenAiProvider({ apiKey: settings.openaiApiKey, baseUrl: settings.openaiBaseUrl }),
  createAnthropicProvider({ apiKey: settings.anthropicApiKey, baseUrl: settings.anthropicBaseUrl }),
  createGoogleProvider({ apiKey: settings.googleApiKey, baseUrl: settings.googleBaseUrl }),
  createOpenRouterProvider({ apiKey: settings.openrouterApiKey, baseUrl: settings.openrouterBaseUrl }),
  createCompatibleProvider({
    apiKey: settings.openaiCompatibleApiKey,
    baseUrl: settings.openaiCompatibleBaseUrl,
    name: settings.openaiCompatibleName,
  }),
  createOllamaProvider({ baseUrl: settings.ollamaBaseUrl }),
]
