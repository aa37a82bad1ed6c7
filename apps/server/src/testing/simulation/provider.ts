import { AppError, type Model } from '@parley/contracts'
import type { ModelChunk } from '../../providers/provider.ts'
import type { Providers } from '../../providers/registry.ts'
import type { Chance } from './chance.ts'
import type { VirtualTime } from './virtual-time.ts'

const model = (name: string, continues: boolean): Model => ({
  id: `sim:${name}`,
  provider: 'sim',
  name,
  contextTokens: null,
  sees: false,
  reasons: true,
  callsTools: true,
  continues,
})

export const MODELS = [model('continues', true), model('restarts', false)] as const

const WORDS = [
  'tea',
  'ships',
  'at',
  'noon',
  'ünder',
  'the',
  '🌊',
  'grey',
  'harbour',
  'light',
  '—',
  'slowly',
] as const
const FLOOD = 'a long stretch of text that nobody reads '.repeat(200)

/** Models that say things by chance: quick or slow, with thoughts, tools and sources, and now and then they break off. */
export function scriptedProviders(time: VirtualTime, chance: Chance): Providers & { asked: number } {
  const find = async (id: string) => MODELS.find((known) => known.id === id)

  async function* stream(signal: AbortSignal, mayCallTools: boolean): AsyncGenerator<ModelChunk> {
    const call = ++self.asked
    const pace = chance.pick([0, 10, 60, 300, 900]) ?? 0
    const isFlood = chance.happens(0.03)
    const length = 1 + chance.below(14)
    for (let piece = 0; piece < length; piece++) {
      if (pace > 0) await time.pause(chance.below(pace * 2))
      if (signal.aborted) throw signal.reason as Error
      if (chance.happens(0.01)) throw new AppError('provider_cut_off', { detail: 'It hung up.' })
      yield* say(call, piece, isFlood)
    }
    if (mayCallTools && chance.happens(0.25)) {
      const name = chance.pick(['dice', 'dice', 'till']) ?? 'dice'
      yield { type: 'tool-call', id: `call-${call}`, name, args: { ms: chance.pick([0, 0, 200, 2500]) ?? 0 } }
      yield { type: 'finish', reason: 'tool-calls' }
      return
    }
    yield { type: 'usage', usage: { inputTokens: 3, outputTokens: length } }
    yield { type: 'finish', reason: 'stop' }
  }

  function* say(call: number, piece: number, isFlood: boolean): Generator<ModelChunk> {
    // Whose text it is can be told from any stretch of it.
    const text = isFlood ? `${call}:${FLOOD}` : `${call}.${piece}:${chance.pick(WORDS)} `
    yield { type: chance.happens(0.15) ? 'reasoning' : 'text', text }
    if (chance.happens(0.03)) yield { type: 'source', url: `https://example.org/${call}`, title: 'A source' }
  }

  const self = {
    asked: 0,
    list: async () => [],
    models: async () => [...MODELS],
    find,
    defaultModel: async () => MODELS[0],
    stream: (_model: string, { tools }: { tools: readonly unknown[] }, signal: AbortSignal) =>
      stream(signal, tools.length > 0),
    close: () => {},
  }
  return self
}
