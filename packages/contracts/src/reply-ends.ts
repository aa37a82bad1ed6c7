// Apart from the schemas, so that screens can ask this without them.
import type { Reply, ReplyStatus } from './replies.ts'

export const isRunning = (reply: { status: ReplyStatus }): boolean =>
  reply.status === 'queued' || reply.status === 'running'

/** What a provider’s filter ended would be filtered again. */
export const isContinuable = ({ status, cut }: Pick<Reply, 'status' | 'cut'>): boolean =>
  status === 'stopped' ||
  status === 'interrupted' ||
  status === 'error' ||
  (status === 'completed' && cut === 'length')
