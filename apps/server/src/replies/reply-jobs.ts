import type { ReplyWriter } from './writer.ts'

/** The jobs of replies, by kind. */
export const replyJobs = (writer: ReplyWriter) => ({
  'reply.write': ({ replyId }: { replyId: string }) => writer.begin(replyId),
})
