import {
  chatStream,
  inboxStream,
  type ChatState,
  type Cursor,
  type InboxState,
  type ServerFrame,
  type Snapshot,
} from '@parley/contracts'
import { createConnection, followStream, type Connection, type Follower } from '@parley/sdk'
import type { Evidence } from './evidence.ts'
import { goodLine, socketClass, type Line, type Link, type Listener } from './network.ts'
import { newOwner, type Owner, type VirtualTime } from './virtual-time.ts'

export type DeviceSurroundings = {
  time: VirtualTime
  evidence: Evidence
  random: () => number
  latencyMs: number
  route(): Listener | undefined
  /** Every frame a server lets go towards this person. */
  seen(personId: string, frame: string, server: Owner): void
}

/** One device of a person: the SDK as an app uses it, on a line that can be bad. */
export class Device {
  readonly name: string
  readonly personId: string
  line: Line
  owner: Owner
  connection!: Connection
  readonly chats = new Map<string, Follower<ChatState>>()
  readonly links = new Set<Link>()
  /** How far this device has been told of each stream. */
  readonly heard = new Map<string, Cursor>()
  inbox: Follower<InboxState> | undefined
  private readonly around: DeviceSurroundings
  private readonly gone = new Set<string>()

  constructor(name: string, personId: string, around: DeviceSurroundings) {
    this.name = name
    this.personId = personId
    this.around = around
    this.line = { ...goodLine, latencyMs: around.latencyMs }
    this.owner = newOwner(name)
    this.begin()
  }

  private begin() {
    const { time, evidence, random, route, seen } = this.around
    time.as(this.owner, () => {
      this.connection = createConnection({
        url: 'http://simulation.test/api/ws',
        random,
        WebSocket: socketClass({
          time,
          device: this,
          personId: this.personId,
          route,
          opened: (link) => this.links.add(link),
          seen: (frame, server) => seen(this.personId, frame, server),
        }),
      })
      this.connection.onFrame((frame) => this.received(frame))
      this.connection.connect()
      this.inbox = this.follow<InboxState>(inboxStream(this.personId))
    })
    evidence.count('connections opened')
  }

  private received(frame: ServerFrame) {
    const { evidence } = this.around
    evidence.count(`frames ${frame.type}`)
    if (frame.type === 'event') evidence.sawEvent(this.name, frame)
    if (frame.type === 'event' || frame.type === 'snapshot')
      this.heard.set(frame.stream, { epoch: frame.epoch, seq: frame.seq })
  }

  followChat(chatId: string): void {
    if (this.chats.has(chatId) || this.gone.has(chatId)) return
    const follower = this.around.time.as(this.owner, () => this.follow<ChatState>(chatStream(chatId)))
    this.chats.set(chatId, follower)
  }

  /** A chat that was gone for this device, and is in its list once more. */
  findAgain(chatId: string): void {
    this.gone.delete(chatId)
    this.followChat(chatId)
  }

  private follow<State extends Snapshot>(stream: string): Follower<State> {
    return followStream<State>(this.connection, stream, {
      schedule: (flush) => flush(),
      onChange: (state) => {
        if (state.kind === 'chat') this.around.evidence.shows(this.name, state, this.heard.get(stream)?.epoch)
      },
      onGone: () => {
        const chatId = stream.slice(stream.indexOf(':') + 1)
        this.chats.delete(chatId)
        this.gone.add(chatId)
      },
    })
  }

  request(opId: string, verb: string, args: unknown): Promise<unknown> {
    return this.around.time.as(this.owner, () =>
      this.connection.request({ type: 'op', opId, verb, args }, { timeoutMs: 4000 }),
    )
  }

  connect(): void {
    this.around.time.as(this.owner, () => this.connection.connect())
  }

  /** The network takes the connection away; both sides hear of it. */
  cut(): void {
    for (const link of this.links) link.end(1006, 'network')
    this.links.clear()
  }

  /** The process at the other end is gone; its machine says so, unless the line carries nothing. */
  lose(server: Owner): void {
    for (const link of this.links) if (link.server === server) link.end(1006, 'server')
  }

  /** The app is closed and opened again, with nothing remembered. */
  reload(): void {
    const chats = [...this.chats.keys()]
    this.shut()
    this.owner = newOwner(this.name)
    this.begin()
    for (const chatId of chats) this.followChat(chatId)
  }

  shut(): void {
    this.connection.close()
    this.owner.isAlive = false
    this.chats.clear()
    this.gone.clear()
    this.heard.clear()
  }

  heal(): void {
    this.line = { ...goodLine, latencyMs: this.around.latencyMs }
  }

  mostBuffered(): number {
    return Math.max(0, ...[...this.links].map(({ wire }) => wire.mostBuffered))
  }
}
