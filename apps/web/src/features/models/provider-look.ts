import type { ProviderInfo } from '@parley/contracts'

type Look = { tone: 'success' | 'neutral' | 'danger' | 'warning'; words: string }

const LOOKS: Record<ProviderInfo['state'], Look> = {
  ready: { tone: 'success', words: 'Ready' },
  unconfigured: { tone: 'neutral', words: 'Not connected' },
  'key-refused': { tone: 'danger', words: 'Key refused' },
  'rate-limited': { tone: 'warning', words: 'Limited for now' },
  unreachable: { tone: 'danger', words: 'Cannot be reached' },
}

export const lookOf = (provider: ProviderInfo): Look => LOOKS[provider.state]
