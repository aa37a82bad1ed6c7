import { Agent, AgentPicture, CreateAgent, Id, ListAgents, UpdateAgent, paged } from '@parley/contracts'
import { z } from 'zod'
import { NoContent, refusals, type Router } from '../http-schema.ts'
import { listAgents } from './agent-list.ts'
import { createAgent, deleteAgent, readAgent, updateAgent } from './agents.ts'
import { readPicture, removePicture, setPicture } from './picture.ts'

const agents = { tags: ['agents'] }
const AgentParams = z.object({ agentId: Id })
const one = { ...agents, params: AgentParams }
const oneAnswer = { response: { 200: Agent, ...refusals } }
const Image = z.unknown().meta({ description: 'the image' })

export function agentRoutes(app: Router): void {
  app.get(
    '/agents',
    {
      schema: {
        ...agents,
        summary: 'List the agents one may use',
        querystring: ListAgents,
        response: { 200: paged(Agent), ...refusals },
      },
    },
    (request) => listAgents(request.ctx, request.query),
  )

  app.post(
    '/agents',
    {
      schema: {
        ...agents,
        summary: 'Make an agent',
        body: CreateAgent,
        response: { 201: Agent, ...refusals },
      },
    },
    async (request, reply) => reply.code(201).send(await createAgent(request.ctx, request.body)),
  )

  app.get('/agents/:agentId', { schema: { ...one, summary: 'Read an agent', ...oneAnswer } }, (request) =>
    readAgent(request.ctx, request.params.agentId),
  )

  app.patch(
    '/agents/:agentId',
    { schema: { ...one, summary: 'Change an agent', body: UpdateAgent, ...oneAnswer } },
    (request) => updateAgent(request.ctx, request.params.agentId, request.body),
  )

  app.delete(
    '/agents/:agentId',
    {
      schema: {
        ...one,
        summary: 'Delete an agent; it leaves the chats it is in',
        response: { 204: NoContent, ...refusals },
      },
    },
    async (request, reply) => {
      await deleteAgent(request.ctx, request.params.agentId)
      return reply.code(204).send(null)
    },
  )

  pictureRoutes(app)
}

function pictureRoutes(app: Router): void {
  app.put(
    '/agents/:agentId/picture',
    { schema: { ...one, summary: 'Give an agent a picture', body: AgentPicture, ...oneAnswer } },
    (request) => setPicture(request.ctx, request.params.agentId, request.body.image),
  )

  app.delete(
    '/agents/:agentId/picture',
    { schema: { ...one, summary: 'Take an agent’s picture away', ...oneAnswer } },
    (request) => removePicture(request.ctx, request.params.agentId),
  )

  app.get(
    '/agents/:agentId/picture',
    {
      schema: {
        ...one,
        summary: 'The picture of an agent',
        querystring: z.object({ v: z.string().max(20).optional() }),
        produces: ['image/png', 'image/jpeg', 'image/webp'],
        response: { 200: Image, ...refusals },
      },
    },
    async (request, reply) => {
      const { type, bytes } = await readPicture(request.ctx, request.params.agentId)
      return reply
        .header('content-type', type)
        .header('x-content-type-options', 'nosniff')
        .header('cache-control', 'private, max-age=31536000, immutable')
        .send(bytes)
    },
  )
}
