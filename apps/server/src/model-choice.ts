import { AppError } from '@parley/contracts'
import type { ModelChoice } from './ctx.ts'
import type { Providers } from './providers/registry.ts'

/** The named model if there is one of that name, or the one that answers first messages. */
export const chooseModelFrom = (providers: Providers): ModelChoice => ({
  async choose(wanted) {
    const model = wanted === null ? await providers.defaultModel() : await providers.find(wanted)
    if (model) return model
    throw new AppError('model_not_found', {
      detail: `There is no model “${wanted ?? ''}” here. Choose another one.`,
    })
  },
})
