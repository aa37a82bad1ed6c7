// Apart from the schemas, so that screens can ask this without them.
import type { ReplyStatus } from './replies.ts'

export const isRunning = (reply: { status: ReplyStatus }): boolean =>
  reply.status === 'queued' || reply.status === 'running'

export const isContinuable = (reply: { status: ReplyStatus }): boolean =>
  reply.status === 'stopped' || reply.status === 'interrupted' || reply.status === 'error'
