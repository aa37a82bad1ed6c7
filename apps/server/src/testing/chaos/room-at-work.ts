import {
  chatStream,
  type Agent,
  type Chat,
  type ChatState,
  type Reply,
  type SentMessage,
} from '@parley/contracts'
import type { Connection, Follower } from '@parley/sdk'
import type { Person } from '../person.ts'
import { until } from '../until.ts'
import { SteadyWriter } from './steady-writer.ts'

/** Some seconds of answer are left when the fault comes. */
const SCRIPT = '/demo tokens=300 rate=60 ttft=0'
const LIVE_MS = 60_000
const ENDED_MS = 120_000

type Seat = { person: Person; connection: Connection; screen: Follower<ChatState>; writer: SteadyWriter }

export const newHelper = (owner: Person): Promise<Agent> =>
  owner.must<Agent>('/agents', { method: 'POST', body: { handle: 'helper', name: 'Helper' } })

/** A room in which people write without a pause and an agent answers, while each has a chat with an answer besides. */
export class RoomAtWork {
  readonly chat: Chat
  readonly seats: readonly Seat[]
  private readonly asked: SentMessage[]

  private constructor(chat: Chat, seats: readonly Seat[], asked: SentMessage[]) {
    this.chat = chat
    this.seats = seats
    this.asked = asked
  }

  /** Begins, and waits until everybody sees the agent write. */
  static async begin(people: readonly Person[], agent: Agent): Promise<RoomAtWork> {
    const [owner, ...others] = people
    if (!owner) throw new Error('A room needs somebody.')
    const participants = [
      ...others.map(({ id }) => ({ kind: 'person', id, role: 'member' })),
      { kind: 'agent', id: agent.id },
    ]
    const chat = await owner.newChat({ title: 'The room', room: {}, participants })
    const seats = await Promise.all(people.map((person) => takeSeat(person, chat.id)))
    const asked = [await owner.send(chat.id, `@helper ${SCRIPT}`)]
    for (const person of people) asked.push(await person.send((await person.newChat()).id, SCRIPT))
    const room = new RoomAtWork(chat, seats, asked)
    await room.showsText()
    return room
  }

  get stream(): string {
    return chatStream(this.chat.id)
  }

  get replyIds(): string[] {
    return this.asked.flatMap(({ replies }) => replies.map(({ id }) => id))
  }

  private async showsText(): Promise<void> {
    const messageId = this.asked[0]?.reply?.messageId ?? ''
    const shown = ({ screen }: Seat) =>
      (screen.state()?.live[messageId]?.parts.length ?? 0) > 0 ||
      (screen.state()?.messages[messageId]?.parts.length ?? 0) > 0
    await until(() => this.seats.every(shown) || undefined, 'an answer on every screen', LIVE_MS)
  }

  /**
   * How long it takes from now until this person has lost the connection, is back and is sent text of an answer in the
   * room, in milliseconds; undefined when it ended meanwhile.
   */
  textAfterLoss(seat = 0): Promise<number | undefined> {
    const { promise, resolve } = Promise.withResolvers<number | undefined>()
    const began = performance.now()
    let isBack = false
    const stop = this.seats[seat]?.connection.onFrame((frame) => {
      isBack ||= frame.type === 'welcome'
      if (isBack && frame.type === 'delta' && frame.stream === this.stream) {
        resolve(performance.now() - began)
      }
    })
    void this.ended(this.replyIds[0] ?? '').then(
      () => resolve(undefined),
      () => resolve(undefined),
    )
    return promise.finally(() => stop?.())
  }

  /** Waits until everybody has fallen silent, every answer has ended and every screen is live. */
  async comesToRest(): Promise<Reply[]> {
    await Promise.all(this.seats.map(({ writer }) => writer.stop()))
    const replies = await Promise.all(this.replyIds.map((id) => this.ended(id)))
    const isLive = () => this.seats.every(({ screen }) => screen.phase() === 'live') || undefined
    await until(isLive, 'a live screen for everybody', LIVE_MS)
    return replies
  }

  private ended(replyId: string): Promise<Reply> {
    const ask = async () => {
      for (const { person } of this.seats) {
        const reply = await person.must<Reply>(`/replies/${replyId}`).catch(() => undefined)
        if (reply) return reply.status === 'queued' || reply.status === 'running' ? undefined : reply
      }
    }
    return until(ask, `the end of the reply ${replyId}`, ENDED_MS)
  }

  leave(): void {
    for (const { person, screen } of this.seats) {
      screen.unfollow()
      person.leave()
    }
  }
}

async function takeSeat(person: Person, chatId: string): Promise<Seat> {
  const connection = person.connect()
  const screen = person.followChat(chatId, connection)
  await until(() => screen.phase() === 'live' || undefined, `a live screen for ${person.name}`, LIVE_MS)
  return { person, connection, screen, writer: new SteadyWriter({ name: person.name, chatId, connection }) }
}
