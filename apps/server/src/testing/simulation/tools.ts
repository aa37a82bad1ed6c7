import { z } from 'zod'
import type { ToolDefinition } from '../../tools/registry.ts'
import type { VirtualTime } from './virtual-time.ts'

const args = z.object({ ms: z.number() })

/** Dice may be thrown again; what the till rings up cannot be taken back, so it counts. */
export function scriptedTools(time: VirtualTime, rungUp: () => void): ToolDefinition[] {
  const waits = async (given: unknown) => {
    const { ms } = args.parse(given)
    if (ms > 0) await time.pause(ms)
  }
  return [
    {
      name: 'dice',
      description: 'Throws dice.',
      args,
      sideEffects: false,
      run: async (given) => {
        await waits(given)
        return { eyes: 4 }
      },
    },
    {
      name: 'till',
      description: 'Rings up a sale.',
      args,
      sideEffects: true,
      run: async (given) => {
        rungUp()
        await waits(given)
        return { sold: true }
      },
    },
  ]
}
