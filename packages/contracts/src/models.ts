import { z } from 'zod'
import { Timestamp } from './ids.ts'
import { cleanText } from './text.ts'

/** A model's full name: the provider's id, a colon, the provider's own name for it, as in `openai:gpt-5`. */
export const ModelId = z
  .string()
  .max(200)
  .regex(/^[a-z0-9-]+:.+$/, 'must be <provider>:<model>')
  .meta({ id: 'ModelId' })
export type ModelId = z.infer<typeof ModelId>

/** `sees`: takes images; `reasons`: can think first; `callsTools`; `continues`: goes on from a given beginning. */
export const Model = z
  .object({
    id: ModelId,
    provider: z.string(),
    name: z.string(),
    contextTokens: z.int().nullable(),
    sees: z.boolean(),
    reasons: z.boolean(),
    callsTools: z.boolean(),
    continues: z.boolean(),
  })
  .meta({ id: 'Model' })
export type Model = z.infer<typeof Model>

export const ProviderState = z.enum(['ready', 'unconfigured', 'key-refused', 'rate-limited', 'unreachable'])

/** A model provider and how it is. `advice` says what to do when it is not `ready`. */
export const ProviderInfo = z
  .object({
    id: z.string(),
    name: z.string(),
    state: ProviderState,
    advice: z.string().nullable(),
    setting: z.string().nullable().meta({ description: 'the environment variable that configures it' }),
    checkedAt: Timestamp.nullable(),
  })
  .meta({ id: 'ProviderInfo' })
export type ProviderInfo = z.infer<typeof ProviderInfo>

export const ReasoningEffort = z.enum(['none', 'low', 'medium', 'high'])

/** How a chat's answers are made; what is absent is the model's own default. */
export const Parameters = z
  .strictObject({
    system: z.string().overwrite(cleanText).max(20_000).optional(),
    temperature: z.number().min(0).max(2).optional(),
    maxTokens: z.int().min(1).max(1_000_000).optional(),
    reasoningEffort: ReasoningEffort.optional(),
  })
  .meta({ id: 'Parameters' })
export type Parameters = z.infer<typeof Parameters>
