import type { Model } from '@parley/contracts'

type Capabilities = Omit<Model, 'id' | 'provider' | 'name'>

// Cautious where nothing is known: a model that is said to see or continue, and cannot, breaks an answer.
const unknown: Capabilities = {
  contextTokens: null,
  sees: false,
  reasons: false,
  callsTools: true,
  continues: false,
}

export function describeModel(provider: string, name: string, told: Partial<Model> = {}): Model {
  return { ...unknown, ...told, id: `${provider}:${name}`, provider, name: told.name ?? name }
}
export const preferredModel = (models: Model[]): Model | undefined => models[0]
