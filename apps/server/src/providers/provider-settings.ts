import type { Provider } from './provider.ts'

export type ProviderSettings = {
  openaiApiKey?: string
  openaiBaseUrl?: string
  anthropicApiKey?: string
  anthropicBaseUrl?: string
  openrouterApiKey?: string
  openrouterBaseUrl?: string
  googleApiKey?: string
  googleBaseUrl?: string
  ollamaBaseUrl?: string
  openaiCompatibleBaseUrl?: string
  openaiCompatibleApiKey?: string
  openaiCompatibleName?: string
  /** Only the demo provider exists, and every model id means it. */
  mockMode: boolean
  /** Full model ids that step in, in this order, when the asked provider fails before its first token. */
  fallbackModels: string[]
  extra?: Provider[]
}

/** The part of a pino logger that this feature uses. */
export type Logger = {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
}
