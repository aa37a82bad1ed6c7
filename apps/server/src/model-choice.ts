import { AppError } from '@parley/contracts'
import type { ModelChoice } from './ctx.ts'
import type { Providers } from './providers/registry.ts'

/** What the features may ask of the providers: which model a name means, and which answers where none is named. */
export const chooseModelFrom = (providers: Providers): ModelChoice => ({
  async named(wanted) {
    const model = await providers.find(wanted)
    if (model) return model
    throw new AppError('model_not_found', {
      detail: `There is no model “${wanted}” here. Choose another one.`,
    })
  },
  async preferred(id) {
    // One that is gone since it was preferred must not keep anybody from talking.
    const model = id === null ? undefined : await providers.find(id)
    return model ?? providers.defaultModel()
  },
})
