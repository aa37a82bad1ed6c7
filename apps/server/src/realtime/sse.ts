import { AppError, type Cursor, type ServerFrame } from '@parley/contracts'
import { z } from 'zod'
import { ChatParams, refusals, type Router } from '../http-schema.ts'
import { startSse } from '../http-sse.ts'
import { Backlog } from './backlog.ts'
import type { Outlet } from './outlet.ts'
import type { RealtimeParts } from './parts.ts'
import { Session } from './session.ts'
import type { Sessions } from './sessions.ts'

/** How often a reader that was behind is looked at again. */
const CATCH_UP_MS = 50

/** The frames of one chat as server-sent events; an `id:` on every event lets a reader come back to where it was. */
export function eventRoutes(app: Router, parts: RealtimeParts, sessions: Sessions): void {
  app.get(
    '/chats/:chatId/events',
    {
      schema: {
        tags: ['live'],
        summary: 'Follow a chat; Last-Event-ID goes on from there',
        params: ChatParams,
        produces: ['text/event-stream'],
        response: {
          200: z.string().meta({ description: 'text/event-stream of server frames' }),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { actor, sessionId } = request
      if (!actor || !sessionId) throw new AppError('unauthenticated')
      const cursor = parseEventId(request.headers['last-event-id'])
      const stream = `chat:${request.params.chatId}`
      await parts.kinds['chat']?.authorise(actor, request.params.chatId)
      const sse = startSse(reply)
      const outlet: Outlet = {
        hidden: false,
        continuations: false,
        buffered: () => sse.buffered,
        catchingUp: () => backlog.catchingUp(),
        send: (frame) => {
          const said = JSON.parse(frame) as ServerFrame
          void sse.send(asEvent(said))
          backlog.grew()
          // There is no other stream to go on with, and no way to subscribe anew but to come back.
          if (said.type === 'reset' || said.type === 'error') sse.close()
        },
      }
      const session = new Session(parts, { actor, sessionId }, outlet)
      // An end would wait behind what is not read.
      const backlog = new Backlog(outlet, { tooSlow: () => sse.cut(), caughtUp: () => session.drained() })
      sessions.add(session, () => sse.close())
      const pump = setInterval(() => backlog.shrank(), CATCH_UP_MS)
      sse.signal.addEventListener('abort', () => {
        clearInterval(pump)
        backlog.end()
        sessions.remove(session)
        session.close()
      })
      await session.subscribe({ stream, ...(cursor && { cursor }) })
    },
  )
}

/** What places a reader in the log carries the place as its id. */
function asEvent(frame: ServerFrame) {
  const placed = frame.type === 'event' || frame.type === 'snapshot'
  return { event: frame.type, data: frame, ...(placed && { id: `${frame.epoch}:${frame.seq}` }) }
}

function parseEventId(id: string | string[] | undefined): Cursor | undefined {
  if (id === undefined || id === '') return undefined
  const [, epoch, seq] = /^([0-9a-f-]{1,64}):(\d{1,15})$/.exec(String(id)) ?? []
  if (!epoch || !seq)
    throw new AppError('invalid_cursor', { detail: 'Last-Event-ID is not one of this stream.' })
  return { epoch, seq: Number(seq) }
}
