import { Tool, paged } from '@parley/contracts'
import { refusals, type Router } from '../http-schema.ts'
import type { Tools } from './registry.ts'

export function toolRoutes(app: Router, tools: Tools): void {
  app.get(
    '/tools',
    {
      schema: {
        tags: ['tools'],
        summary: 'List the tools a model may be given by name',
        response: { 200: paged(Tool), ...refusals },
      },
    },
    (request) => {
      void request.ctx
      return { items: tools.list() }
    },
  )
}
