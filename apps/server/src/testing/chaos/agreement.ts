import type { ChatMessage, ChatState, MessagePage, Reply } from '@parley/contracts'
import { isDeepStrictEqual } from 'node:util'
import type { Person } from '../person.ts'
import { until } from '../until.ts'
import type { RoomAtWork } from './room-at-work.ts'

const PAGES = 100
const AGREE_MS = 60_000

/** What was looked at and found right, and what was not, in sentences. */
export type Agreement = { acknowledged: number; messages: number; replies: Reply[]; faults: string[] }

/** After all has come to rest: what was acknowledged is there once, and everybody sees what a fresh load shows. */
export async function agreementOf(room: RoomAtWork): Promise<Agreement> {
  const replies = await room.comesToRest()
  const said = room.seats.flatMap(({ writer }) => [...writer.acknowledged])
  const messages = await allMessages(room)
  const faults = [...lostOrDoubled(said, messages), ...(await differences(room)), ...notCompleted(replies)]
  return { acknowledged: said.length, messages: messages.length, replies, faults }
}

function lostOrDoubled(said: readonly [string, string][], messages: readonly ChatMessage[]): string[] {
  const found = Map.groupBy(messages, ({ content }) => content)
  const lost = said.flatMap(([content, id]) => {
    const ids = found.get(content)?.map((message) => message.id) ?? []
    return isDeepStrictEqual(ids, [id])
      ? []
      : [`“${content}” was acknowledged as ${id} and is there as [${ids.join()}]`]
  })
  const byPeople = [...found].filter(([, same]) => same.length > 1 && same[0]?.role === 'user')
  return [...lost, ...byPeople.map(([content, same]) => `“${content}” is there ${same.length} times`)]
}

async function allMessages({ chat, seats }: RoomAtWork): Promise<ChatMessage[]> {
  const messages: ChatMessage[] = []
  let before: string | undefined
  for (let page = 0; page < PAGES; page++) {
    const query = `limit=200${before ? `&before=${before}` : ''}`
    const { items, nextCursor } = await first(seats).must<MessagePage>(`/chats/${chat.id}/messages?${query}`)
    messages.push(...items)
    if (!nextCursor) return messages
    before = nextCursor
  }
  throw new Error(`The room has more than ${PAGES} pages.`)
}

const first = (seats: RoomAtWork['seats']): Person => {
  if (!seats[0]) throw new Error('A room needs somebody.')
  return seats[0].person
}

async function differences(room: RoomAtWork): Promise<string[]> {
  const faults: string[] = []
  for (const { person, screen } of room.seats) {
    const fresh = (await person.snapshot<ChatState>(room.stream)).state
    const different = () => differing(screen.state(), fresh)
    await until(() => different().length === 0 || undefined, 'agreement', AGREE_MS).catch(() =>
      faults.push(`${person.name} sees something else than a fresh load: ${different().join(', ')}`),
    )
  }
  return faults
}

/** A screen may hold earlier messages than a fresh load, which is a window. */
function differing(shown: ChatState | null, fresh: ChatState): string[] {
  const messages = Object.entries(fresh.messages)
    .filter(([id, message]) => !isDeepStrictEqual(shown?.messages[id], message))
    .map(([id]) => `message ${id}`)
  const writing = Object.keys({ ...shown?.live, ...fresh.live }).map((id) => `unended text ${id}`)
  const leaf = shown?.chat.leafId === fresh.chat.leafId ? [] : ['the newest message']
  return [...messages, ...writing, ...leaf]
}

/** No fault of a moment costs an answer. */
const notCompleted = (replies: readonly Reply[]): string[] =>
  replies
    .filter(({ status }) => status !== 'completed')
    .map(({ id, status, error }) => `the reply ${id} is ${status}${error ? `: ${error.message}` : ''}`)
