import type { Agent, Chat, CreateAgent, RoomSettings } from '@parley/contracts'
import { randomBytes } from 'node:crypto'
import type { Person } from './person.ts'

/** A handle that nobody else has, whatever ran before on the same server. */
export const newHandle = (name: string): string => `${name}-${randomBytes(4).toString('hex')}`

/** An agent of the demo model. */
export const newAgent = (owner: Person, name: string, more: Partial<CreateAgent> = {}): Promise<Agent> =>
  owner.api.must('/agents', {
    method: 'POST',
    body: { handle: newHandle(name.toLowerCase()), name, model: 'demo:demo', visibility: 'room', ...more },
  })

type Cast = { people?: Person[]; agents?: Agent[]; settings?: RoomSettings }

/** A room of somebody, with these people and agents in it. */
export const newRoom = (
  owner: Person,
  title: string,
  { people = [], agents = [], settings = {} }: Cast = {},
): Promise<Chat> =>
  owner.api.must('/chats', {
    method: 'POST',
    body: {
      title,
      room: settings,
      participants: [
        ...people.map(({ id }) => ({ kind: 'person', id })),
        ...agents.map(({ id }) => ({ kind: 'agent', id })),
      ],
    },
  })
