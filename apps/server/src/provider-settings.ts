import type { Env } from './env.ts'
import type { ProviderSettings } from './providers/provider-settings.ts'

/** What the providers need of the configuration; what is not set is left out. */
export function providerSettings(env: Env): ProviderSettings {
  const optional = {
    openaiApiKey: env.OPENAI_API_KEY,
    openaiBaseUrl: env.OPENAI_BASE_URL,
    anthropicApiKey: env.ANTHROPIC_API_KEY,
    anthropicBaseUrl: env.ANTHROPIC_BASE_URL,
    openrouterApiKey: env.OPENROUTER_API_KEY,
    openrouterBaseUrl: env.OPENROUTER_BASE_URL,
    googleApiKey: env.GOOGLE_API_KEY,
    googleBaseUrl: env.GOOGLE_BASE_URL,
    ollamaBaseUrl: env.OLLAMA_BASE_URL,
    openaiCompatibleBaseUrl: env.OPENAI_COMPATIBLE_BASE_URL,
    openaiCompatibleApiKey: env.OPENAI_COMPATIBLE_API_KEY,
    openaiCompatibleName: env.OPENAI_COMPATIBLE_NAME,
  }
  return {
    ...(Object.fromEntries(
      Object.entries(optional).filter(([, value]) => value !== undefined),
    ) as Partial<ProviderSettings>),
    mockMode: env.LLM_MOCK_MODE,
    fallbackModels: env.FALLBACK_MODELS,
  }
}
