import type { Message, Part, Participant } from '@parley/contracts'
import { textOf } from '@parley/contracts'
import type { Selectable } from 'kysely'
import { readParticipants } from '../chats/participants.ts'
import type { Schema } from '../db/schema.ts'
import type { Reader } from '../streams/log.ts'
import type { SteerPart } from './steers.ts'

type ChatRow = Pick<Selectable<Schema['chats']>, 'id' | 'title' | 'topic' | 'agents_answer'>

/** A room has many people; an agent needs to know some of them by name, not all. */
const MOST_NAMED = 40

/** Who is in a room with an agent, and how each is called in what it reads. */
export type RoomSetting = {
  /** Where it is, who else is there, and how one speaks there. */
  introduction: string
  /** What somebody said, with who said it. */
  said(message: Message): string
  /** What somebody asked the answer to heed, with who asked it. */
  heeded(steer: SteerPart): string
}

export async function readRoomSetting(
  db: Reader,
  chat: ChatRow,
  agent: { id: string; name: string },
  shown: readonly Message[],
  held: readonly Part[],
): Promise<RoomSetting> {
  const participants = await readParticipants(db, chat.id)
  const steerers = [...shown.flatMap(({ parts }) => parts), ...held].flatMap((part) =>
    part.type === 'steer' ? [part.by.id] : [],
  )
  const handles = await readHandles(db, [...shown.map(({ author }) => author.id), ...steerers])
  const by = ({ id, name, kind }: Speaker, words: string) => {
    const handle = handles.get(id)
    return `${name} (${handle ? `@${handle}` : 'who has left'}${kind === 'agent' ? ', agent' : ''}): ${words}`
  }
  return {
    introduction: introduction(chat, agent, participants),
    said: ({ author, parts }) => by(author, textOf(parts)),
    heeded: (steer) => by(steer.by, steer.words),
  }
}

type Speaker = { id: string; name: string; kind?: string }

function introduction(
  { title, topic, agents_answer }: ChatRow,
  agent: { id: string; name: string },
  participants: readonly Participant[],
): string {
  const self = participants.find(({ id }) => id === agent.id)
  const others = participants.filter(({ id }) => id !== agent.id)
  const people = others.filter(({ kind }) => kind === 'person')
  const agents = others.filter(({ kind }) => kind === 'agent')
  return [
    `You are ${agent.name}${self ? ` (@${self.handle})` : ''}, an agent in the room “${title}”, where people and agents talk.`,
    ...(topic ? [`What the room is about: ${topic}`] : []),
    `The people in it are ${listed(people)}.`,
    ...(agents.length > 0 ? [`The other agents in it are ${listed(agents)}.`] : []),
    'Each message of somebody else begins with who said it, as in “Ada (@ada): …”. Do not begin your own with your name.',
    'To address somebody write @ and their handle.',
    ...(agents.length > 0 && agents_answer !== 'never'
      ? ['An agent that you mention answers after you: mention one only when its answer is needed.']
      : []),
  ].join('\n')
}

function listed(participants: readonly Participant[]): string {
  const named = participants.slice(0, MOST_NAMED).map(({ name, handle }) => `${name} (@${handle})`)
  const left = participants.length - named.length
  return left > 0 ? `${named.join(', ')} and ${left} more` : named.join(', ')
}

async function readHandles(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('handles')
    .select(['owner_id', 'handle'])
    .where('owner_id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ owner_id, handle }) => [owner_id, handle]))
}
