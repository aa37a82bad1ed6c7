import type { Provider } from './provider.ts'
import type { ProviderSettings } from './provider-settings.ts'
import type { TimeLimits } from './time-limits.ts'

export function createAdapters(_settings: ProviderSettings, _limits: TimeLimits): Provider[] {
  return []
}
