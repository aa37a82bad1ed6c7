import { z } from 'zod'

const RESERVED: ReadonlySet<string> = new Set(
  ['room', 'all', 'everyone', 'here', 'channel', 'agents', 'system', 'parley', 'admin', 'moderator'].map(
    (handle) => handleSkeleton(handle),
  ),
)

/**
 * The name by which a person or an agent is mentioned, without the `@`: 2 to 32 small letters, digits, and single
 * `. _ -` between them. No two handles of a server look alike: they differ in their {@link handleSkeleton}.
 */
export const Handle = z
  .string()
  .trim()
  .toLowerCase()
  .regex(
    /^(?=.{2,32}$)[a-z0-9]+(?:[._-][a-z0-9]+)*$/,
    'must be 2 to 32 letters a–z, digits, and single . _ - between them',
  )
  .refine((handle) => !RESERVED.has(handleSkeleton(handle)), 'is kept for Parley itself')
  .meta({ id: 'Handle' })
export type Handle = z.infer<typeof Handle>

/** What is left of a handle when what looks alike is the same: `rn` and `m`, `0` and `o`, `1`, `i` and `l`, any `. _ -`. */
export function handleSkeleton(handle: string): string {
  return handle
    .toLowerCase()
    .replace(/[._-]/g, '')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/0/g, 'o')
    .replace(/[1i]/g, 'l')
    .replace(/5/g, 's')
}

/** Whether a handle can be had. `reason` says why not, in words for a person. */
export const HandleAnswer = z
  .object({ handle: z.string(), free: z.boolean(), reason: z.string().nullable() })
  .meta({ id: 'HandleAnswer' })
export type HandleAnswer = z.infer<typeof HandleAnswer>
