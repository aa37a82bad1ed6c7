'use client'

import type { Model } from '@parley/contracts'
import { useInbox } from '@/lib/live/inbox.ts'
import { useModels } from './use-models.ts'

/** The model that will answer: the chosen one, else one’s own default while there is such a model, else the server’s. */
export function useAnswering(chosen: string | null): { id: string | null; model: Model | undefined } {
  const { models, defaultId } = useModels()
  const own = useInbox((inbox) => inbox.profile.preferences.defaultModel) ?? null
  const find = (wanted: string | null) => models.find(({ id }) => id === wanted)
  const id = chosen ?? find(own)?.id ?? defaultId
  return { id, model: find(id) }
}
