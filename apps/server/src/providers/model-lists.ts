import type { Model } from '@parley/contracts'
import type { Provider } from './provider.ts'

const FRESH_MS = 5 * 60_000
const RETRY_MS = 30_000
const FETCH_MS = 10_000

type Entry = {
  models: Model[] | undefined
  staleAt: number
  isDoubted: boolean
  hasFailed: boolean
  loading: Promise<Model[]> | undefined
}

export type ModelLists = {
  /** At once when there is any list that is not doubted, else when it has been fetched; empty when it cannot be. */
  get(provider: Provider): Promise<Model[]>
  /** What is known already; undefined when no list has arrived yet. */
  known(provider: Provider): Model[] | undefined
  /** Whether it was asked before, in vain, and has never told them. */
  hasFailed(provider: Provider): boolean
  /** The provider has failed: whoever looks next is told how it does then, not how it did. */
  doubt(provider: Provider): void
  close(): void
}

export type ListEvents = {
  onLoaded: (provider: Provider) => void
  onFailed: (provider: Provider, error: unknown) => void
}

export function createModelLists(events: ListEvents): ModelLists {
  const entries = new Map<string, Entry>()
  const closing = new AbortController()

  function load(provider: Provider, entry: Entry): Promise<Model[]> {
    entry.loading ??= fetchList(provider, closing.signal)
      .then(
        (models) => {
          entry.models = models
          entry.staleAt = performance.now() + FRESH_MS
          events.onLoaded(provider)
        },
        (error: unknown) => {
          entry.staleAt = performance.now() + RETRY_MS
          entry.hasFailed = true
          if (!closing.signal.aborted) events.onFailed(provider, error)
        },
      )
      .then(() => {
        entry.loading = undefined
        entry.isDoubted = false
        return entry.models ?? []
      })
    return entry.loading
  }

  return {
    async get(provider) {
      if (!(await provider.configured())) return []
      const entry = entries.get(provider.id) ?? unknownYet()
      entries.set(provider.id, entry)
      const isStale = entry.staleAt <= performance.now()
      if (!isStale) return entry.models ?? []
      const loading = load(provider, entry)
      return (!entry.isDoubted && entry.models) || loading
    },
    known: (provider) => entries.get(provider.id)?.models,
    hasFailed(provider) {
      const entry = entries.get(provider.id)
      return entry !== undefined && entry.hasFailed && entry.models === undefined
    },
    doubt(provider) {
      const entry = entries.get(provider.id)
      if (entry) Object.assign(entry, { isDoubted: true, staleAt: -Infinity })
    },
    close: () => closing.abort(),
  }
}

const unknownYet = (): Entry => ({
  models: undefined,
  staleAt: -Infinity,
  isDoubted: false,
  hasFailed: false,
  loading: undefined,
})

async function fetchList(provider: Provider, closing: AbortSignal): Promise<Model[]> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(FETCH_MS)])
  const models = await provider.models(signal)
  return models.toSorted((left, right) => left.name.localeCompare(right.name, 'en', { numeric: true }))
}
