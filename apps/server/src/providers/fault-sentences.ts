import { AppError, errorCodes, type ErrorCode } from '@parley/contracts'
import type { ProviderWords } from './provider-words.ts'

/** `said` are the provider's own words, already fit to be shown. */
type Fault = ProviderWords & { said: string; retryAfterSeconds: number | undefined }

const sentences: Partial<Record<ErrorCode, (fault: Fault) => string>> = {
  provider_key_refused: (fault) =>
    `${fault.name} refused the key${settingOf(fault)}. Check it${pageOf(fault)}, then restart.`,
  provider_rate_limited: ({ name, retryAfterSeconds: wait }) =>
    `${name} is limiting requests. Try again ${wait ? `in ${wait} seconds` : 'in a moment'}, or choose another model.`,
  provider_quota_exhausted: (fault) =>
    `The account at ${fault.name} has no credit left. Add credit${pageOf(fault)}, or choose another model.`,
  provider_unreachable: ({ name }) =>
    `${name} cannot be reached. Check the network and the address it is configured with, or choose another model.`,
  provider_timeout: ({ name }) => `${name} did not answer in time. Try again, or choose another model.`,
  provider_cut_off: ({ name }) =>
    `The connection to ${name} broke in mid-answer. Continue the answer, or try again.`,
  provider_protocol: ({ name }) =>
    `${name} sent something that is not understood. Check the address it is configured with, or choose another model.`,
  provider_refused: ({ name }) => `The model at ${name} declined to answer. Put the question in other words.`,
  context_too_long: () =>
    'The conversation is longer than the model can read. Start a new chat, or choose a model with a larger context.',
  model_not_found: ({ name }) => `${name} does not offer this model. Choose another one.`,
  provider_failed: ({ name, said }) =>
    `${name} answered with an error. ${said ? `It says: “${said}”` : 'Try again, or choose another model.'}`,
}

/** One sentence or two that say what happened and what to do. */
export const describeFault = (code: ErrorCode, fault: Fault): string =>
  sentences[code]?.(fault) ?? errorCodes[code].title

/** A fault that no error of the provider stands behind. */
export const faultOf = (code: ErrorCode, words: ProviderWords): AppError =>
  new AppError(code, { detail: describeFault(code, { ...words, said: '', retryAfterSeconds: undefined }) })

const pageOf = ({ keyPage }: Fault) => (keyPage ? ` at ${keyPage}` : '')

// A server of one's own is configured by its address and has its key in the variable beside it.
const settingOf = ({ setting }: Fault) =>
  setting === null ? '' : ` in ${setting.replace(/_BASE_URL$/u, '_API_KEY')}`
