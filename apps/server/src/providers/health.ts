import type { AppError, ErrorCode, ProviderInfo } from '@parley/contracts'
import type { Provider } from './provider.ts'
import { UpstreamError } from './upstream-error.ts'

type State = ProviderInfo['state']
type Outcome = { state: State; advice: string | null; checkedAt: number; until: number }

// When a provider says "later" without saying when.
const LIMITED_FOR_MS = 60_000

const stateAfter: Partial<Record<ErrorCode, State>> = {
  provider_key_missing: 'unconfigured',
  provider_key_refused: 'key-refused',
  provider_rate_limited: 'rate-limited',
  provider_quota_exhausted: 'rate-limited',
  provider_unreachable: 'unreachable',
  provider_timeout: 'unreachable',
  provider_failed: 'unreachable',
  provider_protocol: 'unreachable',
}

export type Health = {
  /** It answered a question. */
  succeeded(provider: Provider): void
  /** It told its models; that does not lift a limit of how much may be asked. */
  listed(provider: Provider): void
  /** Faults of the request itself (an unknown model, too long a chat) say nothing about the provider: false. */
  failed(provider: Provider, error: AppError): boolean
  info(provider: Provider): Promise<ProviderInfo>
}

/** How each provider did the last time somebody used it. */
export function createHealth(): Health {
  const outcomes = new Map<string, Outcome>()
  const succeeded = ({ id }: Provider) =>
    void outcomes.set(id, { state: 'ready', advice: null, checkedAt: Date.now(), until: Infinity })
  return {
    succeeded,
    listed(provider) {
      const last = outcomes.get(provider.id)
      if (last?.state === 'rate-limited' && last.until > Date.now()) return
      succeeded(provider)
    },
    failed(provider, error) {
      const state = stateAfter[error.code]
      // The demo fails only because its script says so.
      if (!state || provider.id === 'demo' || isOfRequest(error)) return false
      const now = Date.now()
      const until = state === 'rate-limited' ? now + limitedFor(error) : Infinity
      outcomes.set(provider.id, { state, advice: error.message, checkedAt: now, until })
      return true
    },
    async info(provider) {
      const { id, name, setting } = provider
      const last = outcomes.get(id)
      const checkedAt = last?.checkedAt ?? null
      const base = { id, name, setting, checkedAt }
      if (!(await provider.configured()))
        return { ...base, state: 'unconfigured', advice: howToConnect(provider) }
      if (!last || last.until <= Date.now()) return { ...base, state: 'ready', advice: null }
      return { ...base, state: last.state, advice: last.advice }
    },
  }
}

/** A request that a provider finds wrong fails for this model and these parameters; the next one may be right. */
const isOfRequest = ({ cause }: AppError): boolean =>
  cause instanceof UpstreamError && cause.status !== undefined && [400, 422].includes(cause.status)

const limitedFor = (error: AppError) => (error.details.retryAfterSeconds ?? LIMITED_FOR_MS / 1000) * 1000

export function howToConnect({ id, name, setting }: Provider): string {
  if (setting === null) return `${name} is not available.`
  if (id === 'ollama')
    return `${name} is not running here. Start it, or set ${setting} to its address and restart.`
  if (setting.endsWith('_URL')) return `To use ${name}, set ${setting} to its address and restart.`
  return `To use ${name}, set ${setting} to a key and restart.`
}
