import { AppError, type Model, type Parameters } from '@parley/contracts'
import type { Clock } from './clock.ts'
import { failOverStream } from './fail-over-stream.ts'
import { howToConnect, type Health } from './health.ts'
import { persistentStream } from './persistent-stream.ts'
import type { ModelChunk, ModelRequest, Provider } from './provider.ts'
import type { TimeLimits } from './time-limits.ts'
import { watchedStream } from './watched-stream.ts'

export type Question = Omit<ModelRequest, 'model'>

type Parts = {
  clock: Clock
  limits: TimeLimits
  health: Health
  fallbackModels: string[]
  providerOf: (modelId: string) => Provider | undefined
  find: (modelId: string) => Promise<Model | undefined>
  noteFailure: (provider: Provider, error: unknown) => void
}

/** Answers of models, guarded from the inside out: limits of time, then trying again, then other models. */
export function createAnswers(parts: Parts) {
  const { clock, health, limits, find } = parts

  function stream(modelId: string, question: Question, signal: AbortSignal): AsyncIterable<ModelChunk> {
    const asked = async () => {
      const model = await find(modelId)
      if (!model) throw unknownModel(modelId)
      return model
    }
    return failOverStream(
      (model) => streamFrom(model, question, signal),
      asked,
      alternativesTo,
      question,
      signal,
    )
  }

  async function* alternativesTo(model: Model): AsyncGenerator<Model> {
    for (const id of parts.fallbackModels) {
      const provider = parts.providerOf(id)
      if (!provider || provider.id === model.provider) continue
      const other = await find(id)
      if (other && (await health.info(provider)).state === 'ready') yield other
    }
  }

  function streamFrom(model: Model, question: Question, signal: AbortSignal): AsyncIterable<ModelChunk> {
    const provider = parts.providerOf(model.id)
    if (!provider) throw unknownModel(model.id)
    const request = toRequest(model, question)
    const watch = {
      clock,
      name: provider.name,
      firstMs: model.reasons ? limits.firstThoughtMs : limits.firstTokenMs,
      silenceMs: limits.silenceMs,
    }
    const open = async () => {
      await refuseImpossible(provider, model, question)
      return watchedStream((upstream) => provider.stream(request, upstream), watch, signal)
    }
    const persistence = {
      clock,
      onFirstChunk: () => health.succeeded(provider),
      onFailure: (error: AppError) => parts.noteFailure(provider, error),
    }
    return persistentStream(open, persistence, signal)
  }

  return { stream }
}

async function refuseImpossible(provider: Provider, model: Model, question: Question) {
  if (!(await provider.configured()))
    throw new AppError('provider_key_missing', { detail: howToConnect(provider) })
  if (question.prefill && !model.continues)
    throw new AppError('unsupported', {
      detail: `${model.name} cannot continue an answer. Ask again instead.`,
    })
}

const toRequest = (model: Model, question: Question): ModelRequest => ({
  ...question,
  model: model.id.slice(model.provider.length + 1),
  parameters: model.reasons ? question.parameters : withoutReasoning(question.parameters),
})

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
