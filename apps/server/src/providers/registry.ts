import { AppError, type Model, type ProviderInfo } from '@parley/contracts'
import { createAdapters } from './adapters.ts'
import { createAnswers, type Question } from './answers.ts'
import { describeModel, preferredModel } from './capabilities.ts'
import { realClock, within, type Clock } from './clock.ts'
import { createDemoProvider, demoModel } from './demo.ts'
import { createHealth } from './health.ts'
import { createModelLists } from './model-lists.ts'
import type { ModelChunk, Provider } from './provider.ts'
import type { Logger, ProviderSettings } from './provider-settings.ts'
import { timeLimits, type TimeLimits } from './time-limits.ts'

export type Providers = {
  list(): Promise<ProviderInfo[]>
  /** From a cache of five minutes; a provider that cannot be asked adds nothing. */
  models(providerId?: string): Promise<Model[]>
  find(modelId: string): Promise<Model | undefined>
  /** The model of a first message: of the first provider that is ready, else the demo. */
  defaultModel(): Promise<Model>
  stream(modelId: string, question: Question, signal: AbortSignal): AsyncIterable<ModelChunk>
  close(): void
}

export type ProviderOptions = { clock?: Clock; limits?: Partial<TimeLimits> }

// A list that is slow to come must not hold up a question.
const LIST_PATIENCE_MS = 2_000

export function createProviders(
  settings: ProviderSettings,
  log: Logger,
  { clock = realClock, limits }: ProviderOptions = {},
): Providers {
  const demo = createDemoProvider(clock)
  const all = settings.mockMode ? [demo] : [...createAdapters(settings), ...(settings.extra ?? []), demo]
  const health = createHealth()
  const noteFailure = (provider: Provider, error: unknown) => noteFault(provider, error, 'a provider failed')
  const lists = createModelLists({
    onLoaded: (provider) => health.succeeded(provider),
    onFailed: (provider, error) => noteFault(provider, error, 'the models of a provider could not be listed'),
  })

  function noteFault(provider: Provider, error: unknown, what: string) {
    if (error instanceof AppError) {
      health.failed(provider, error)
      log.warn({ provider: provider.id, code: error.code, reason: error.message }, what)
    } else log.warn({ provider: provider.id, code: 'internal' }, what)
  }

  function providerOf(modelId: string): Provider | undefined {
    if (settings.mockMode) return demo
    const id = modelId.slice(0, Math.max(0, modelId.indexOf(':')))
    return all.find((provider) => provider.id === id)
  }

  async function find(modelId: string): Promise<Model | undefined> {
    const provider = providerOf(modelId)
    if (!provider) return undefined
    if (provider === demo) return settings.mockMode || modelId === demoModel.id ? demoModel : undefined
    await within(clock, LIST_PATIENCE_MS, lists.get(provider))
    const known = lists.known(provider)
    // Before a list has arrived any name may exist: the provider itself will say.
    if (!known) return describeModel(provider.id, modelId.slice(provider.id.length + 1))
    return known.find((model) => model.id === modelId)
  }

  async function defaultModel(): Promise<Model> {
    for (const provider of all) {
      if (provider === demo || !(await provider.configured())) continue
      const preferred = preferredModel((await within(clock, LIST_PATIENCE_MS, lists.get(provider))) ?? [])
      if (preferred && (await health.info(provider)).state === 'ready') return preferred
    }
    return demoModel
  }

  // Whoever opens the model list first should not wait for it; this also looks for a local Ollama.
  for (const provider of all) void lists.get(provider)

  const { stream } = createAnswers({
    clock,
    limits: { ...timeLimits, ...limits },
    health,
    fallbackModels: settings.mockMode ? [] : settings.fallbackModels,
    providerOf,
    find,
    noteFailure,
  })

  return {
    list: () => Promise.all(all.map((provider) => health.info(provider))),
    async models(providerId) {
      const chosen = all.filter((provider) => providerId === undefined || provider.id === providerId)
      return (await Promise.all(chosen.map((provider) => lists.get(provider)))).flat()
    },
    find,
    defaultModel,
    stream,
    close: () => lists.close(),
  }
}
