import { AppError, ChatPresence } from '@parley/contracts'
import { ChatParams, refusals, type Router } from '../http-schema.ts'
import type { RealtimeParts } from './parts.ts'

export function presenceRoutes(app: Router, { kinds, presence }: RealtimeParts): void {
  app.get(
    '/chats/:chatId/presence',
    {
      schema: {
        tags: ['live'],
        summary: 'Who of a room is there right now',
        params: ChatParams,
        response: { 200: ChatPresence, ...refusals },
      },
    },
    async ({ actor, params: { chatId } }) => {
      if (!actor) throw new AppError('unauthenticated')
      await kinds['chat']?.authorise(actor, chatId)
      return { people: await presence.of(chatId) }
    },
  )
}
