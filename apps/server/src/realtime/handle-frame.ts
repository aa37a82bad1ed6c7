import { AppError, ClientFrame } from '@parley/contracts'
import type { RealtimeParts } from './parts.ts'
import type { Session } from './session.ts'

type Frame = ReturnType<typeof ClientFrame.parse>

/** Reads what a client sent; throws what is wrong with it as a coded refusal (R20). */
export function parseFrame(data: string): Frame {
  const parsed = ClientFrame.safeParse(parseJson(data))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new AppError('validation_failed', {
    detail: `${issue?.path.join('.') || 'frame'}: ${issue?.message ?? 'is not valid'}`,
  })
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data)
  } catch (cause) {
    throw new AppError('malformed_json', { detail: 'The frame is not valid JSON.' }, { cause })
  }
}

/** Does what a frame asks for; what it refuses is answered, never thrown. */
export async function handleFrame(parts: RealtimeParts, session: Session, frame: Frame): Promise<void> {
  switch (frame.type) {
    case 'hello':
    case 'pong':
      return
    case 'subscribe':
      return session.subscribe(frame)
    case 'unsubscribe':
      return session.unsubscribe(frame.stream)
    case 'resume':
      await Promise.all(frame.streams.map((stream) => session.subscribe(stream)))
      return
    case 'ack':
      return session.ack(frame.stream, frame.seq)
    case 'fill':
      return session.fill(frame)
    case 'presence':
      return session.isHere({ hidden: frame.hidden, idle: frame.idle ?? false })
    case 'read':
      return parts.marks.read(session.identity.actor.id, frame.chatId, frame)
    case 'typing':
      return session.types(frame)
    case 'stop_reply':
      return runOp(parts, session, frame.opId, 'reply.stop', { replyId: frame.replyId })
    case 'op':
      return runOp(parts, session, frame.opId, frame.verb, frame.args)
    default:
      frame satisfies never
  }
}

async function runOp(
  parts: RealtimeParts,
  session: Session,
  opId: string,
  verb: string,
  args: unknown,
): Promise<void> {
  try {
    const handler = Object.hasOwn(parts.ops, verb) ? parts.ops[verb] : undefined
    if (!handler) throw new AppError('unsupported', { detail: `There is no verb ${verb.slice(0, 64)}.` })
    parts.spendOp(session.identity.actor.id, verb)
    const turn = session.ops.begin()
    if (turn) await turn
    try {
      const ctx = { ...parts, actor: session.identity.actor, opId }
      session.send({ type: 'ok', opId, answer: (await handler(ctx, args)) ?? null })
    } finally {
      session.ops.end()
    }
  } catch (error) {
    session.refuse(error, { opId })
  }
}
