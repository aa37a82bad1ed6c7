import type { Message } from '@parley/contracts'
import { cn } from '@/ui/cn.ts'
import { counted, durationOf } from './when.ts'

// What fails at once took no time worth telling.
const SHORTEST_MS = 50

/** Which model it was, how much it wrote and how long that took. */
export function MetaLine({ message: { reply }, className }: { message: Message; className?: string }) {
  if (!reply) return null
  const { usage, startedAt, endedAt, model } = reply
  const facts = [
    model.slice(model.indexOf(':') + 1),
    usage && `${counted(usage.outputTokens)} tokens`,
    startedAt !== null &&
      endedAt !== null &&
      endedAt - startedAt >= SHORTEST_MS &&
      durationOf(endedAt - startedAt),
  ].filter((fact) => fact !== null && fact !== false)
  return (
    <p
      title={
        usage ? `${counted(usage.inputTokens)} tokens read, ${counted(usage.outputTokens)} written` : model
      }
      className={cn('ml-auto truncate pl-2 font-accent text-xs text-subtle-fg tabular-nums', className)}
    >
      {facts.join(' · ')}
    </p>
  )
}
