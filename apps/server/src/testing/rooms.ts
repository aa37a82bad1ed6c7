import type { Agent, Chat, ChatMessage, Reply } from '@parley/contracts'
import type { Person } from './person.ts'
import { until } from './until.ts'

/** An agent that everybody may use; its name is its handle. */
export const makeAgent = (person: Person, handle: string, more: object = {}): Promise<Agent> =>
  person.must('/agents', {
    method: 'POST',
    body: { handle, name: handle, visibility: 'everyone', ...more },
  })

export const roomOf = (owner: Person, members: Person[], agents: Agent[], room: object = {}): Promise<Chat> =>
  owner.newChat({
    title: 'Room',
    room,
    participants: [
      ...members.map(({ id }) => ({ kind: 'person', id })),
      ...agents.map(({ id }) => ({ kind: 'agent', id })),
    ],
  })

export const answerOf = (person: Person, reply: Reply | null | undefined): Promise<ChatMessage> =>
  person.must(`/messages/${reply?.messageId}`)

/** Waits until an answer that is being written has some text. */
export const begun = (person: Person, reply: Reply | null | undefined): Promise<ChatMessage> =>
  until(async () => {
    const message = await answerOf(person, reply)
    return message.content.length > 20 ? message : undefined
  }, 'the beginning of the answer')
