import { chatStream, type Chat, type ChatState, type ParticipantRole } from '@parley/contracts'
import type { Person } from './person.ts'
import { testCast, type TestApp } from './test-app.ts'

export type RoomCast = TestApp & {
  /** Owns the room. */
  ada: Person
  bob: Person
  /** May only read. */
  vic: Person
  /** Is not in it. */
  eve: Person
  room: Chat
  /** The room as somebody sees it who has never seen it before. */
  fresh(): Promise<ChatState>
}

type Options = { bobIs?: Exclude<ParticipantRole, 'owner'>; presenceGraceMs?: number }

/** A server with a room, and people who may do different things in it. */
export async function roomCast({ bobIs = 'member', ...parts }: Options = {}): Promise<RoomCast> {
  const app = await testCast(parts)
  const vic = await app.person('vic')
  const eve = await app.person('eve')
  const participants = [
    { kind: 'person', id: app.bob.id, role: bobIs },
    { kind: 'person', id: vic.id, role: 'viewer' },
  ]
  const room = await app.ada.newChat({ title: 'Design', room: {}, participants })
  const fresh = async () => (await app.ada.snapshot<ChatState>(chatStream(room.id))).state
  return { ...app, vic, eve, room, fresh, [Symbol.asyncDispose]: () => app[Symbol.asyncDispose]() }
}
