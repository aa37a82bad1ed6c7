import { z } from 'zod'

export const ToolStatus = z.enum(['queued', 'running', 'done', 'error'])

/** A model's call of a tool. `args` and `output` are JSON. */
export const ToolCall = z
  .object({
    id: z.string(),
    name: z.string(),
    args: z.unknown(),
    status: ToolStatus,
    output: z.unknown().optional(),
  })
  .meta({ id: 'ToolCall' })
export type ToolCall = z.infer<typeof ToolCall>

/** A tool that models may call; `parameters` is a JSON Schema. */
export const Tool = z
  .object({ name: z.string(), description: z.string(), parameters: z.record(z.string(), z.unknown()) })
  .meta({ id: 'Tool' })
export type Tool = z.infer<typeof Tool>
