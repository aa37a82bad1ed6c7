'use client'

import type { Model, ProviderInfo } from '@parley/contracts'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'
import { useInbox } from '@/lib/live/inbox.ts'

const NO_MODELS: Model[] = []
const NO_PROVIDERS: ProviderInfo[] = []

/** The models there are and how their providers do; `refresh` asks anew, as when someone looks. */
export function useModels() {
  const models = useQuery({ queryKey: ['models'], queryFn: api.models })
  const providers = useQuery({ queryKey: ['providers'], queryFn: api.providers })
  return {
    models: models.data?.items ?? NO_MODELS,
    /** The server’s choice, which answers where nobody chose one. */
    defaultId: models.data?.defaultModel ?? null,
    providers: providers.data?.items ?? NO_PROVIDERS,
    isLoading: models.isPending || providers.isPending,
    error: models.error ?? providers.error,
    refresh: () => {
      void models.refetch()
      void providers.refetch()
    },
  }
}

/** The model that will answer: the chosen one, else one’s own default while there is such a model, else the server’s. */
export function useAnswering(chosen: string | null): { id: string | null; model: Model | undefined } {
  const { models, defaultId } = useModels()
  const own = useInbox((inbox) => inbox.profile.preferences.defaultModel) ?? null
  const find = (wanted: string | null) => models.find(({ id }) => id === wanted)
  const id = chosen ?? find(own)?.id ?? defaultId
  return { id, model: find(id) }
}

const DEMO = 'demo'

export const isDemo = (modelId: string | null): boolean => modelId?.startsWith(`${DEMO}:`) ?? false

/** Whether only the built-in demo can answer. */
export function useIsOnlyDemo(): boolean {
  const { models } = useModels()
  return models.length > 0 && models.every(({ provider }) => provider === DEMO)
}
