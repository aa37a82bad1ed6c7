import { Handle, HandleAnswer } from '@parley/contracts'
import { z } from 'zod'
import type { Ctx } from '../ctx.ts'
import { refusals, type Router } from '../http-schema.ts'
import { findHandle } from './handles.ts'

export function handleRoutes(app: Router): void {
  app.get(
    '/handles/:handle',
    {
      schema: {
        tags: ['people'],
        summary: 'Whether a handle can be had',
        params: z.object({ handle: z.string().max(100) }),
        response: { 200: HandleAnswer, ...refusals },
      },
    },
    (request) => readHandle(request.ctx, request.params.handle),
  )
}

/** One’s own handle, and what looks like it, can be had. */
async function readHandle({ store, actor }: Ctx, wanted: string): Promise<HandleAnswer> {
  const parsed = Handle.safeParse(wanted.replace(/^@/, ''))
  if (!parsed.success) {
    const reason = `This handle ${parsed.error.issues[0]?.message ?? 'has another form'}.`
    return { handle: wanted, free: false, reason }
  }
  const owner = await findHandle(store.db, parsed.data)
  if (!owner || owner.owner_id === actor.id) return { handle: parsed.data, free: true, reason: null }
  const reason =
    owner.handle === parsed.data
      ? `@${owner.handle} is taken.`
      : `@${parsed.data} looks like @${owner.handle}, which is taken.`
  return { handle: parsed.data, free: false, reason }
}
