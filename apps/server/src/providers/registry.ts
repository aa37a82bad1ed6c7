import { AppError, type Model, type Parameters, type ProviderInfo } from '@parley/contracts'
import { createAdapters } from './adapters.ts'
import { describeModel, preferredModel } from './capabilities.ts'
import { realClock, type Clock } from './clock.ts'
import { createDemoProvider, demoModel } from './demo.ts'
import { failOverStream } from './fail-over-stream.ts'
import { createHealth, howToConnect } from './health.ts'
import { createModelLists } from './model-lists.ts'
import { persistentStream } from './persistent-stream.ts'
import type { ModelChunk, ModelRequest, Provider } from './provider.ts'
import type { Logger, ProviderSettings } from './provider-settings.ts'
import { timeLimits, type TimeLimits } from './time-limits.ts'
import { watchedStream } from './watched-stream.ts'

export type Providers = {
  list(): Promise<ProviderInfo[]>
  /** From a cache of five minutes; a provider that cannot be asked adds nothing. */
  models(providerId?: string): Promise<Model[]>
  find(modelId: string): Promise<Model | undefined>
  /** The model of a first message: of the first provider that is ready, else the demo. */
  defaultModel(): Promise<Model>
  stream(
    modelId: string,
    request: Omit<ModelRequest, 'model'>,
    signal: AbortSignal,
  ): AsyncIterable<ModelChunk>
  close(): void
}

export type ProviderOptions = { clock?: Clock; limits?: Partial<TimeLimits> }

export function createProviders(
  settings: ProviderSettings,
  log: Logger,
  { clock = realClock, limits: changed }: ProviderOptions = {},
): Providers {
  const limits = { ...timeLimits, ...changed }
  const demo = createDemoProvider(clock)
  const all = settings.mockMode ? [demo] : [...createAdapters(settings), ...(settings.extra ?? []), demo]
  const health = createHealth()
  const lists = createModelLists({
    onLoaded: (provider) => health.succeeded(provider),
    onFailed: (provider, error) => noteFailure(provider, error, 'could not list the models of a provider'),
  })

  function noteFailure(provider: Provider, error: unknown, what: string) {
    const code = error instanceof AppError ? error.code : 'internal'
    const message = error instanceof AppError ? error.message : 'unexpected error'
    if (error instanceof AppError) health.failed(provider, error)
    log.warn({ provider: provider.id, code, reason: message }, what)
  }

  const providerOf = (modelId: string): Provider | undefined => {
    const id = modelId.slice(0, Math.max(0, modelId.indexOf(':')))
    return settings.mockMode ? demo : all.find((provider) => provider.id === id)
  }

  async function find(modelId: string): Promise<Model | undefined> {
    const provider = providerOf(modelId)
    if (!provider) return undefined
    if (provider === demo) return settings.mockMode || modelId === demoModel.id ? demoModel : undefined
    await lists.get(provider)
    return lookUp(provider, modelId)
  }

  /** Before a list has arrived, any name may exist: the provider itself will say. */
  function lookUp(provider: Provider, modelId: string): Model | undefined {
    const known = lists.known(provider)
    if (known) return known.find((model) => model.id === modelId)
    return describeModel(provider.id, modelId.slice(provider.id.length + 1))
  }

  async function isReady(provider: Provider): Promise<boolean> {
    return (await health.info(provider)).state === 'ready'
  }

  async function* streamFrom(model: Model, request: Omit<ModelRequest, 'model'>, signal: AbortSignal) {
    const provider = providerOf(model.id)
    if (!provider) throw unknownModel(model.id)
    if (!(await provider.configured()))
      throw new AppError('provider_key_missing', { detail: howToConnect(provider) })
    if (request.prefill && !model.continues)
      throw new AppError('unsupported', {
        detail: `${model.name} cannot continue an answer. Ask again instead.`,
      })
    const asked = {
      ...request,
      model: model.id.slice(provider.id.length + 1),
      parameters: model.reasons ? request.parameters : withoutReasoning(request.parameters),
    }
    const watch = {
      clock,
      name: provider.name,
      firstMs: model.reasons ? limits.firstThoughtMs : limits.firstTokenMs,
      silenceMs: limits.silenceMs,
    }
    const open = () => watchedStream((upstream) => provider.stream(asked, upstream), watch, signal)
    const persistence = {
      clock,
      onFirstChunk: () => health.succeeded(provider),
      onFailure: (error: AppError) => noteFailure(provider, error, 'a provider failed'),
    }
    yield* persistentStream(open, persistence, signal)
  }

  async function* stream(modelId: string, request: Omit<ModelRequest, 'model'>, signal: AbortSignal) {
    const model = await find(modelId)
    if (!model) throw unknownModel(modelId)
    const open = (chosen: Model) => streamFrom(chosen, request, signal)
    const alternatives = async function* () {
      for (const id of settings.mockMode ? [] : settings.fallbackModels) {
        const other = await find(id)
        const provider = providerOf(id)
        if (other && provider && other.provider !== model.provider && (await isReady(provider))) yield other
      }
    }
    yield* failOverStream(open, model, alternatives, request, signal)
  }

  // Whoever opens the model list first should not wait for it; this also looks for a local Ollama.
  for (const provider of all) void lists.get(provider)

  return {
    list: () => Promise.all(all.map((provider) => health.info(provider))),
    async models(providerId) {
      const chosen = all.filter((provider) => providerId === undefined || provider.id === providerId)
      return (await Promise.all(chosen.map((provider) => lists.get(provider)))).flat()
    },
    find,
    async defaultModel() {
      for (const provider of all) {
        if (provider === demo || !(await provider.configured())) continue
        const preferred = preferredModel(await lists.get(provider))
        if (preferred && (await isReady(provider))) return preferred
      }
      return demoModel
    },
    stream,
    close: () => lists.close(),
  }
}

/** Models that cannot think refuse to be told how much. */
function withoutReasoning(parameters: Parameters): Parameters {
  const others = { ...parameters }
  delete others.reasoningEffort
  return others
}

const unknownModel = (modelId: string) =>
  new AppError('model_not_found', {
    detail: `There is no model “${modelId.slice(0, 200)}” here. Choose another one.`,
  })
