'use client'

import type { Model, ProviderInfo } from '@parley/contracts'
import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/api.ts'

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
    // Asking for the models is what tells the server how the providers do.
    refresh: () => void models.refetch().then(() => providers.refetch()),
  }
}

const DEMO = 'demo'

export const isDemo = (modelId: string | null): boolean => modelId?.startsWith(`${DEMO}:`) ?? false

/** Whether only the built-in demo can answer. */
export function useIsOnlyDemo(): boolean {
  const { models } = useModels()
  return models.length > 0 && models.every(({ provider }) => provider === DEMO)
}
