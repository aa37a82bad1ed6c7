import {
  Chat,
  CreatedInvitation,
  CreateInvitation,
  Id,
  Invitation,
  InvitationPreview,
  InvitationToken,
  paged,
  PageQuery,
} from '@parley/contracts'
import { z } from 'zod'
import type { Spine } from '../ctx.ts'
import { ChatParams, NoContent, nothing, refusals, type Router } from '../http-schema.ts'
import { acceptInvitation, previewInvitation } from './accept-invitation.ts'
import type { InvitationLinks } from './invitation-links.ts'
import { createInvitation, listInvitations, revokeInvitation } from './invitations.ts'

const invitations = { tags: ['invitations'] }
const InvitationParams = ChatParams.extend({ invitationId: Id })
const TokenParams = z.object({ token: InvitationToken })

export function invitationRoutes(app: Router, spine: Spine, links: InvitationLinks): void {
  app.get(
    '/chats/:chatId/invitations',
    {
      schema: {
        ...invitations,
        summary: 'List the invitations into a room, newest first',
        description: 'Its owner and admins see all; others who may invite see their own.',
        params: ChatParams,
        querystring: PageQuery,
        response: { 200: paged(Invitation), ...refusals },
      },
    },
    (request) => listInvitations(request.ctx, request.params.chatId, request.query),
  )

  app.post(
    '/chats/:chatId/invitations',
    {
      schema: {
        ...invitations,
        summary: 'Invite into a room by a link, or by e-mail',
        description: 'The link is told here only; with `email` it is sent to that address as well.',
        params: ChatParams,
        body: CreateInvitation,
        response: { 201: CreatedInvitation, ...refusals },
      },
    },
    async ({ ctx, params, body }, reply) =>
      reply.code(201).send(await createInvitation(links, ctx, params.chatId, body)),
  )

  app.delete(
    '/chats/:chatId/invitations/:invitationId',
    {
      schema: {
        ...invitations,
        summary: 'Take an invitation back',
        params: InvitationParams,
        response: { 204: NoContent, ...refusals },
      },
    },
    async ({ ctx, params }, reply) =>
      reply.code(204).send(await nothing(revokeInvitation(ctx, params.chatId, params.invitationId))),
  )

  app.get(
    '/invitations/:token',
    {
      schema: {
        ...invitations,
        summary: 'See what an invitation is to; no login is needed',
        params: TokenParams,
        response: { 200: InvitationPreview, ...refusals },
      },
    },
    (request) => previewInvitation(spine, request.actor, request.params.token),
  )

  app.post(
    '/invitations/:token/accept',
    {
      schema: {
        ...invitations,
        summary: 'Join the room one is invited to',
        params: TokenParams,
        response: { 200: Chat, ...refusals },
      },
    },
    (request) => acceptInvitation(request.ctx, request.params.token),
  )
}
