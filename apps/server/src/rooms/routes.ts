import {
  AddParticipant,
  ChangeParticipant,
  Chat,
  Id,
  ListRooms,
  paged,
  Participant,
  RoomListing,
} from '@parley/contracts'
import { ChatParams, NoContent, nothing, refusals, type Router } from '../http-schema.ts'
import { closeRoom, reopenRoom } from './close-room.ts'
import { listRooms } from './directory.ts'
import { joinRoom } from './join-room.ts'
import {
  addParticipant,
  changeParticipant,
  leaveRoom,
  listParticipants,
  removeParticipant,
} from './participants.ts'

const rooms = { tags: ['rooms'] }
const ParticipantParams = ChatParams.extend({ participantId: Id })

export function roomRoutes(app: Router): void {
  app.get(
    '/rooms',
    {
      schema: {
        ...rooms,
        summary: 'Find public rooms, most recently active first',
        querystring: ListRooms,
        response: { 200: paged(RoomListing), ...refusals },
      },
    },
    (request) => listRooms(request.ctx, request.query),
  )

  app.get(
    '/chats/:chatId/participants',
    {
      schema: {
        ...rooms,
        summary: 'List the people and agents of a chat, in the order they came',
        params: ChatParams,
        response: { 200: paged(Participant), ...refusals },
      },
    },
    (request) => listParticipants(request.ctx, request.params.chatId),
  )

  app.post(
    '/chats/:chatId/participants',
    {
      schema: {
        ...rooms,
        summary: 'Bring a person or an agent into a room',
        params: ChatParams,
        body: AddParticipant,
        response: { 201: Participant, ...refusals },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await addParticipant(request.ctx, request.params.chatId, request.body)),
  )

  app.patch(
    '/chats/:chatId/participants/:participantId',
    {
      schema: {
        ...rooms,
        summary: 'Change somebody’s role, or hand the room over',
        params: ParticipantParams,
        body: ChangeParticipant,
        response: { 200: Participant, ...refusals },
      },
    },
    ({ ctx, params, body }) => changeParticipant(ctx, params.chatId, params.participantId, body),
  )

  app.delete(
    '/chats/:chatId/participants/:participantId',
    {
      schema: {
        ...rooms,
        summary: 'Take somebody out of a room',
        params: ParticipantParams,
        response: { 204: NoContent, ...refusals },
      },
    },
    async ({ ctx, params }, reply) =>
      reply.code(204).send(await nothing(removeParticipant(ctx, params.chatId, params.participantId))),
  )

  app.put(
    '/chats/:chatId/membership',
    {
      schema: {
        ...rooms,
        summary: 'Join a public room',
        params: ChatParams,
        response: { 200: Chat, ...refusals },
      },
    },
    (request) => joinRoom(request.ctx, request.params.chatId),
  )

  app.delete(
    '/chats/:chatId/membership',
    {
      schema: {
        ...rooms,
        summary: 'Leave a room',
        params: ChatParams,
        response: { 204: NoContent, ...refusals },
      },
    },
    async (request, reply) =>
      reply.code(204).send(await nothing(leaveRoom(request.ctx, request.params.chatId))),
  )

  const closed = { ...rooms, params: ChatParams, response: { 204: NoContent, ...refusals } }
  app.put(
    '/chats/:chatId/closed',
    { schema: { ...closed, summary: 'Archive a room for everybody: it can only be read' } },
    async (request, reply) =>
      reply.code(204).send(await nothing(closeRoom(request.ctx, request.params.chatId))),
  )
  app.delete(
    '/chats/:chatId/closed',
    { schema: { ...closed, summary: 'Open an archived room again' } },
    async (request, reply) =>
      reply.code(204).send(await nothing(reopenRoom(request.ctx, request.params.chatId))),
  )
}
