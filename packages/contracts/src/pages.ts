import { z } from 'zod'

/** One page of a list. `nextCursor` is there when more follows; give it back as `cursor`. */
export const paged = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() })
export type Paged<Item> = { items: Item[]; nextCursor?: string | undefined }

/** The query of every list: at most `limit` items (1 to 100, 50 unless told) after `cursor`. */
export const PageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
})
