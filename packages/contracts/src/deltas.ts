import { z } from 'zod'
import { Id } from './ids.ts'

/** Text at an offset of a message part (R10). `offset` counts UTF-16 code units from the beginning of the part. */
export const Delta = z.object({
  messageId: Id,
  attempt: z.int().nonnegative(),
  part: z.int().nonnegative(),
  kind: z.enum(['text', 'reasoning']),
  offset: z.int().nonnegative(),
  text: z.string(),
})
export type Delta = z.infer<typeof Delta>

/** How much of a message being written a client has: the length of each part of that attempt. */
export const Have = z.object({
  messageId: Id,
  attempt: z.int().nonnegative(),
  lengths: z.array(z.int().nonnegative()).max(1000),
})
export type Have = z.infer<typeof Have>
