import type { Change } from '../streams/change.ts'
import type { ReplyWriter } from './writer.ts'

type Order = { replyId: string }

/** The jobs of replies, by kind. */
export const replyJobs = (writer: ReplyWriter) => ({
  'reply.write': ({ replyId }: Order) => writer.begin(replyId),
})

/** What of them begins in the change that orders it. */
export const replyBeginnings = (writer: ReplyWriter) => ({
  'reply.write': (change: Change, { replyId }: Order) => writer.beginIn(change, replyId),
})
