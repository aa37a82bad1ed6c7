import { ChatMessage, PageQuery, paged } from '@parley/contracts'
import { z } from 'zod'
import { refusals, type Router } from '../http-schema.ts'
import { searchMessages } from './search-messages.ts'

const SearchQuery = PageQuery.extend({ q: z.string().trim().min(1).max(200) })

export function searchRoutes(app: Router): void {
  app.get(
    '/messages/search',
    {
      schema: {
        tags: ['messages'],
        summary: 'Find messages by their words, in all chats one is in, newest first',
        querystring: SearchQuery,
        response: { 200: paged(ChatMessage), ...refusals },
      },
    },
    (request) => searchMessages(request.ctx, request.query),
  )
}
