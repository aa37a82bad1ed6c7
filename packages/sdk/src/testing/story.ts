import { isContinuable, isRunning, lengthsOf, partsOf, type Message, type Part } from '@parley/contracts'
import fc from 'fast-check'
import { asked, said, text } from './cast.ts'
import type { ModelServer } from './model-server.ts'

// prettier-ignore
const WHAT = [
  'say', 'ask', 'ask', 'start', 'start', 'write', 'write', 'write', 'write', 'think', 'tool', 'save', 'crash',
  'end', 'interrupt', 'continue', 'edit', 'delete', 'rename', 'move', 'backUp', 'restore',
] as const

/** What can happen in a chat. `pick` chooses whom it happens to; where nobody fits, nothing happens. */
export type Happening = { what: (typeof WHAT)[number]; pick: number; words: string }

export const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom(...WHAT),
  pick: fc.nat(1_000),
  words: fc.string({ minLength: 1, maxLength: 12 }),
})

/** Makes a server live through a story, one happening at a time. */
export function storyteller(server: ModelServer): (happening: Happening) => void {
  /** What the server would still have of each reply if it died now. */
  const saved = new Map<string, Part[]>()
  let made = 0

  const newId = () => `00000000-0000-7000-8000-${String(++made).padStart(12, '0')}`
  const held = (message: Message) => partsOf(server.state, message)

  function start(message: Message, parts: Part[]) {
    const attempt = (message.reply?.attempt ?? 0) + 1
    server.record({ type: 'reply.started', messageId: message.id, attempt, parts, startedAt: 1 })
    saved.set(message.id, parts)
  }

  function end(
    message: Message,
    parts: Part[],
    status: 'completed' | 'stopped' | 'interrupted',
    isCut = false,
  ) {
    server.record({
      type: 'reply.ended',
      messageId: message.id,
      attempt: message.reply?.attempt ?? 0,
      status,
      messageStatus: status === 'completed' ? 'complete' : status,
      lengths: lengthsOf(parts),
      kinds: parts.map(({ type }) => type),
      usage: null,
      error: null,
      ...(isCut && { cut: 'length' as const }),
      endedAt: 2,
    })
  }

  function write(message: Message, kind: 'text' | 'reasoning', words: string) {
    const parts = held(message)
    const part = parts.at(-1)?.type === kind ? parts.length - 1 : parts.length
    server.write({ messageId: message.id, part, kind, text: words })
  }

  function setTool(message: Message, words: string) {
    const parts = held(message)
    const last = parts.at(-1)
    const isUnderWay = last?.type === 'tool-call' && last.call.status === 'running'
    server.record({
      type: 'reply.part-set',
      messageId: message.id,
      attempt: message.reply?.attempt ?? 0,
      part: isUnderWay ? parts.length - 1 : parts.length,
      value: {
        type: 'tool-call',
        call: { id: words, name: 'clock', args: {}, status: isUnderWay ? 'done' : 'running' },
      },
    })
  }

  return ({ what, pick, words }) => {
    const { state } = server
    const one = (fits: (message: Message) => unknown): Message | undefined => {
      const all = Object.values(state.messages).filter(
        (message) => message.status !== 'deleted' && fits(message),
      )
      return all[pick % Math.max(1, all.length)]
    }
    const running = one(({ reply }) => reply?.status === 'running')
    const active = one(({ reply }) => reply && isRunning(reply))
    const settled = one(({ reply }) => !reply || !isRunning(reply))
    switch (what) {
      case 'say':
        return server.record({ type: 'message.sent', message: said(words, state.chat.leafId, newId()) })
      case 'ask':
        return server.record({ type: 'reply.asked', message: asked(settled?.id ?? null, newId()) })
      case 'start': {
        const queued = one(({ reply }) => reply?.status === 'queued')
        return queued && start(queued, held(queued))
      }
      case 'write':
        return running && write(running, 'text', words)
      case 'think':
        return running && write(running, 'reasoning', words)
      case 'tool':
        return running && setTool(running, words)
      case 'save':
        return void (running && saved.set(running.id, held(running)))
      case 'crash':
        return running && start(running, saved.get(running.id) ?? [])
      case 'end':
        return active && end(active, held(active), pick % 2 ? 'completed' : 'stopped', pick % 4 === 3)
      case 'interrupt':
        return running && end(running, saved.get(running.id) ?? [], 'interrupted')
      case 'continue': {
        const ended = one(({ reply }) => reply && isContinuable(reply))
        return ended && server.record({ type: 'reply.continued', messageId: ended.id })
      }
      case 'edit': {
        const own = one(({ reply }) => !reply)
        return (
          own &&
          server.record({
            type: 'message.edited',
            messageId: own.id,
            parts: [text(words)],
            mentions: [],
            editedAt: 3,
          })
        )
      }
      case 'delete':
        return settled && server.record({ type: 'message.deleted', messageId: settled.id })
      case 'rename':
        return server.record({ type: 'chat.renamed', title: words })
      case 'move':
        return settled && server.record({ type: 'chat.place-moved', leafId: settled.id, released: [] })
      case 'backUp':
        return server.backUp()
      case 'restore':
        saved.clear()
        return server.restore()
      default:
        return what satisfies never
    }
  }
}

/** Ends whatever is still being written. */
export function endAll(server: ModelServer): void {
  const tell = storyteller(server)
  while (
    Object.values(server.state.messages).some(
      ({ reply, status }) => status !== 'deleted' && reply && isRunning(reply),
    )
  )
    tell({ what: 'end', pick: 1, words: '.' })
}
