import { AppError } from '@parley/contracts'
import { z } from 'zod'
import type { Spine } from './ctx.ts'
import { refusals, type Router } from './http-schema.ts'

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' })
const Ready = z
  .object({
    status: z.literal('ready'),
    store: z.enum(['sqlite', 'postgres']),
    /**
     * Only where several processes share the work. While Redis is away requests are served all the same: what others
     * change is seen within two seconds, and answers that others write as they are saved.
     */
    redis: z.enum(['connected', 'away']).optional(),
  })
  .meta({ id: 'Ready' })

/** H4: whether the process lives, and whether it will serve what it is asked. */
export function healthRoutes(app: Router, { store, bus }: Spine, isDraining: () => boolean): void {
  app.get(
    '/health',
    { schema: { tags: ['ops'], summary: 'Is the process alive', response: { 200: Health } } },
    async () => ({ status: 'ok' as const }),
  )

  app.get(
    '/ready',
    { schema: { tags: ['ops'], summary: 'Will requests be served', response: { 200: Ready, ...refusals } } },
    async () => {
      if (isDraining()) throw new AppError('draining')
      try {
        await store.db.selectFrom('streams').select('id').limit(1).execute()
      } catch (cause) {
        throw new AppError('store_unavailable', {}, { cause })
      }
      const redis =
        bus.connected === undefined
          ? {}
          : { redis: bus.connected ? ('connected' as const) : ('away' as const) }
      return { status: 'ready' as const, store: store.kind, ...redis }
    },
  )
}
