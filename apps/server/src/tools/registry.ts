import { AppError, type Tool } from '@parley/contracts'
import { z } from 'zod'
import type { ToolNames } from '../ctx.ts'

export type ToolDefinition = {
  name: string
  description: string
  args: z.ZodType
  /** Whether running it twice could do harm; such a call is never repeated after a fault (R14). */
  sideEffects: boolean
  run(args: unknown, context: { now: () => number; signal: AbortSignal }): Promise<unknown>
}

export type ToolOutcome = { output: unknown; isError: boolean }

export type Tools = ToolNames & {
  list(): Tool[]
  /** The tools a model is given: those of these names that exist, or when nobody chose, all that can do no harm. */
  offered(names: readonly string[] | null): Tool[]
  isSafeToRepeat(name: string): boolean
  /** Never throws: what goes wrong is told to the model, which may then do something else. */
  run(
    offered: readonly Tool[],
    call: { name: string; args: unknown },
    signal: AbortSignal,
  ): Promise<ToolOutcome>
}

const TOOL_TIMEOUT_MS = 30_000

export function createTools(definitions: readonly ToolDefinition[], now: () => number): Tools {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]))
  // Each answer asks for them, and what a schema says does not change.
  let described: Tool[] | undefined
  const list = () => (described ??= definitions.map(describe))
  const isSafeToRepeat = (name: string) => byName.get(name)?.sideEffects === false
  return {
    list,
    mustExist(names) {
      const unknown = names?.find((name) => !byName.has(name))
      if (unknown !== undefined)
        throw new AppError('validation_failed', { detail: `tools: there is no tool named ${unknown}.` })
    },
    offered: (names) => list().filter(({ name }) => names?.includes(name) ?? isSafeToRepeat(name)),
    isSafeToRepeat,
    async run(offered, { name, args }, signal) {
      const definition = offered.some((tool) => tool.name === name) ? byName.get(name) : undefined
      if (!definition) return failed(`There is no tool named ${name} here.`)
      const parsed = definition.args.safeParse(args)
      if (!parsed.success) return failed(`The arguments are not valid: ${z.prettifyError(parsed.error)}`)
      const limited = AbortSignal.any([signal, AbortSignal.timeout(TOOL_TIMEOUT_MS)])
      try {
        return { output: await definition.run(parsed.data, { now, signal: limited }), isError: false }
      } catch (error) {
        return failed(error instanceof Error ? error.message : String(error))
      }
    },
  }
}

const failed = (error: string): ToolOutcome => ({ output: { error }, isError: true })

const describe = ({ name, description, args }: ToolDefinition): Tool => ({
  name,
  description,
  parameters: z.toJSONSchema(args, { io: 'input' }) as Record<string, unknown>,
})
