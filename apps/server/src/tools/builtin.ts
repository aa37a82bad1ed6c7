import { z } from 'zod'
import { calculate } from './calculate.ts'
import type { ToolDefinition } from './registry.ts'

const calculator: ToolDefinition = {
  name: 'calculator',
  description: 'Works out an arithmetic expression with + - * / % ^ and brackets.',
  args: z.strictObject({ expression: z.string().min(1).max(1000) }),
  sideEffects: false,
  run: async (args) => ({ result: calculate((args as { expression: string }).expression) }),
}

const clock: ToolDefinition = {
  name: 'clock',
  description: 'Tells the current date and time, in UTC or in a given IANA time zone.',
  args: z.strictObject({ timeZone: z.string().max(64).optional() }),
  sideEffects: false,
  run: async (args, { now }) => {
    const { timeZone = 'UTC' } = args as { timeZone?: string }
    const at = new Date(now())
    const local = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'long', timeZone }).format(
      at,
    )
    return { iso: at.toISOString(), local }
  },
}

export const builtinTools: readonly ToolDefinition[] = [calculator, clock]
