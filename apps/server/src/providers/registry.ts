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
  /** From a cache of five minutes; a provider that cannot be asked, or is slow, adds nothing new. */
  models(providerId?: string): Promise<Model[]>
  find(modelId: string): Promise<Model | undefined>
  /** The model of a first message: of the first provider that is ready, else of one that was, else the demo. */
  defaultModel(): Promise<Model>
  stream(modelId: string, question: Question, signal: AbortSignal): AsyncIterable<ModelChunk>
  close(): void
}

export type ProviderOptions = { clock?: Clock; limits?: Partial<TimeLimits> }

// A list that is slow to come must hold up neither a question nor the lists of others.
const LIST_PATIENCE_MS = 2_000

export function createProviders(
  settings: ProviderSettings,
  log: Logger,
  { clock = realClock, limits }: ProviderOptions = {},
): Providers {
  const demo = createDemoProvider(clock)
  const all = settings.mockMode ? [demo] : [...createAdapters(settings), ...(settings.extra ?? []), demo]
  const health = createHealth()
  const noteFailure = (provider: Provider, error: unknown) => {
    if (noteFault(provider, error, 'a provider failed')) lists.doubt(provider)
  }
  const lists = createModelLists({
    onLoaded: (provider) => health.listed(provider),
    onFailed: (provider, error) => {
      noteFault(provider, error, 'the models of a provider could not be listed')
    },
  })

  /** Whether it says something about the provider. */
  function noteFault(provider: Provider, error: unknown, what: string): boolean {
    if (error instanceof AppError) {
      log.warn({ provider: provider.id, code: error.code, reason: error.message }, what)
      return health.failed(provider, error)
    }
    log.warn({ provider: provider.id, code: 'internal' }, what)
    return false
  }

  const listOf = async (provider: Provider): Promise<Model[]> =>
    (await within(clock, LIST_PATIENCE_MS, lists.get(provider))) ?? lists.known(provider) ?? []

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

  /** For who sends a message and named no model: a provider that has failed is asked again, but not waited for. */
  async function listAtOnce(provider: Provider): Promise<Model[]> {
    if (!lists.hasFailed(provider)) return listOf(provider)
    void lists.get(provider)
    return []
  }

  async function defaultModel(): Promise<Model> {
    let once: Model | undefined
    for (const provider of all) {
      if (provider === demo || !(await provider.configured())) continue
      const preferred = preferredModel(await listAtOnce(provider))
      if (preferred && (await health.info(provider)).state === 'ready') return preferred
      once ??= preferred
    }
    // Whose only provider has a bad moment wants to be told so; the demo would answer with nonsense.
    return once ?? demoModel
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
      return (await Promise.all(chosen.map(listOf))).flat()
    },
    find,
    defaultModel,
    stream,
    close: () => lists.close(),
  }
}
