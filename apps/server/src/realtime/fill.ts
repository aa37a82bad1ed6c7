import type { ClientFrame, ServerFrame } from '@parley/contracts'
import type { RealtimeParts } from './parts.ts'

type Fill = Extract<ClientFrame, { type: 'fill' }>

/** The text of a part from an offset on, for a reader that missed it (R10); from memory, or else from the store. */
export async function fill(parts: RealtimeParts, request: Fill): Promise<ServerFrame | undefined> {
  const { stream, messageId, part, offset } = request
  const live = parts.live.of(messageId)
  if (live?.stream === stream && live.attempt === request.attempt) {
    const growing = live.growing(part)
    return growing && delta(request, growing.kind, live.slice(part, offset))
  }
  const stored = await parts.readText(stream, messageId)
  const found = stored?.attempt === request.attempt ? stored.parts[part] : undefined
  if (found?.text === undefined || (found.type !== 'text' && found.type !== 'reasoning')) return undefined
  return delta(request, found.type, found.text.slice(offset))
}

const delta = (
  { stream, messageId, attempt, part, offset }: Fill,
  kind: 'text' | 'reasoning',
  text: string,
): ServerFrame => ({
  type: 'delta',
  stream,
  messageId,
  attempt,
  part,
  kind,
  offset,
  text,
})
