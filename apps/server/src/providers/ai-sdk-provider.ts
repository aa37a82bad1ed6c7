import type { LanguageModelV4, LanguageModelV4CallOptions } from '@ai-sdk/provider'
import type { Model } from '@parley/contracts'
import { toCallOptions } from './ai-sdk-prompt.ts'
import { readParts } from './ai-sdk-stream.ts'
import type { ModelRequest, Provider } from './provider.ts'
import type { ProviderWords } from './provider-words.ts'
import { toAppError } from './upstream-to-app-error.ts'

export type SdkAdapter = ProviderWords & {
  id: string
  configured: () => boolean | Promise<boolean>
  model: (name: string) => Promise<LanguageModelV4>
  /** What this provider wants said differently. */
  adjust?: (request: ModelRequest, options: LanguageModelV4CallOptions) => LanguageModelV4CallOptions
  models: (signal: AbortSignal) => Promise<Model[]>
}

export function createSdkProvider(adapter: SdkAdapter): Provider {
  return {
    id: adapter.id,
    name: adapter.name,
    setting: adapter.setting,
    configured: adapter.configured,
    async models(signal) {
      try {
        return await adapter.models(signal)
      } catch (error) {
        throw toAppError(error, adapter, false)
      }
    },
    stream: (request, signal) => streamModel(adapter, request, signal),
  }
}

async function* streamModel(adapter: SdkAdapter, request: ModelRequest, signal: AbortSignal) {
  let hasBegun = false
  try {
    const plain = { ...toCallOptions(request), abortSignal: signal }
    const options = adapter.adjust?.(request, plain) ?? plain
    const model = await adapter.model(request.model)
    const { stream } = await model.doStream(options)
    for await (const chunk of readParts(stream, adapter)) {
      hasBegun = true
      yield chunk
    }
  } catch (error) {
    signal.throwIfAborted()
    throw toAppError(error, adapter, hasBegun)
  }
}
