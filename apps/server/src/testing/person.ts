import {
  chatStream,
  inboxStream,
  newId,
  type Chat,
  type ChatState,
  type InboxState,
  type ParticipantRole,
  type Problem,
  type Reply,
  type RoomSettings,
  type SendMessage,
  type SentMessage,
  type Session,
} from '@parley/contracts'
import { createConnection, followStream, type Connection, type Follower } from '@parley/sdk'
import { RawSocket } from './raw-socket.ts'
import { until } from './until.ts'

export type Answer<Body> = { status: number; headers: Headers; body: Body }
type Ask = { method?: string; body?: unknown; headers?: Record<string, string> }

/** Somebody who uses the server as anyone would: over HTTP and sockets, with an access token. */
export class Person {
  readonly id: string
  readonly name: string
  readonly token: string
  private readonly url: string
  private readonly connections: Connection[] = []
  private readonly sockets: RawSocket[] = []

  private readonly session: Session

  private constructor(url: string, session: Session) {
    this.url = url
    this.session = session
    this.id = session.user.id
    this.name = session.user.name
    this.token = session.accessToken
  }

  static async register(url: string, name: string): Promise<Person> {
    const response = await fetch(`${url}/api/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, email: `${name}@example.com`, password: `${name} likes tests` }),
    })
    if (response.status !== 201) throw new Error(`${name} could not register: ${await response.text()}`)
    return new Person(url, (await response.json()) as Session)
  }

  /** The same person, who uses another replica of the server. */
  at(url: string): Person {
    return new Person(url, this.session)
  }

  address(path: string): string {
    return `${this.url}/api${path}`
  }

  /** Calls the API; what it refuses comes back as it is. */
  async ask<Body = unknown>(
    path: string,
    { method = 'GET', body, headers = {} }: Ask = {},
  ): Promise<Answer<Body>> {
    const response = await fetch(this.address(path), {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return {
      status: response.status,
      headers: response.headers,
      body: (isJson ? JSON.parse(text) : text) as Body,
    }
  }

  /** Calls the API and expects it to do as asked. */
  async must<Body = unknown>(path: string, ask: Ask = {}): Promise<Body> {
    const { status, body } = await this.ask<Body>(path, ask)
    if (status >= 300) throw new Error(`${ask.method ?? 'GET'} ${path}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  /** Calls the API and expects it to refuse; gives the code. */
  async refused(path: string, ask: Ask = {}): Promise<string> {
    const { status, body } = await this.ask<Problem>(path, ask)
    if (status < 400)
      throw new Error(`${ask.method ?? 'GET'} ${path} was expected to be refused, and answered ${status}`)
    return body.code
  }

  newChat(args: object = {}): Promise<Chat> {
    return this.must<Chat>('/chats', { method: 'POST', body: args })
  }

  /** A room of this person’s with others in it, members unless a role is said. */
  newRoom(others: (Person | [Person, ParticipantRole])[] = [], room: RoomSettings = {}): Promise<Chat> {
    const participants = others
      .map((other) => (Array.isArray(other) ? other : ([other, 'member'] as const)))
      .map(([{ id }, role]) => ({ kind: 'person', id, role }))
    return this.newChat({ title: 'The room', room, participants })
  }

  send(
    chatId: string,
    content: string,
    args: Partial<SendMessage> = {},
    headers: Record<string, string> = {},
  ): Promise<SentMessage> {
    return this.must(`/chats/${chatId}/messages`, { method: 'POST', body: { content, ...args }, headers })
  }

  stop(replyId: string): Promise<Reply> {
    return this.must(`/replies/${replyId}/stop`, { method: 'POST' })
  }

  /** Waits until a reply has ended. */
  async ended(replyId: string): Promise<Reply> {
    return until(async () => {
      const reply = await this.must<Reply>(`/replies/${replyId}`)
      return reply.status === 'queued' || reply.status === 'running' ? undefined : reply
    })
  }

  connect(): Connection {
    const connection = createConnection({ url: `${this.url}/api/ws`, accessToken: () => this.token })
    connection.connect()
    this.connections.push(connection)
    return connection
  }

  /** Follows a stream as an app of ours does. */
  follow<State extends ChatState | InboxState = ChatState>(
    stream: string,
    connection = this.connect(),
  ): Follower<State> {
    return followStream<State>(connection, stream, { onChange: () => {} })
  }

  followChat(chatId: string, connection = this.connect()): Follower<ChatState> {
    return this.follow<ChatState>(chatStream(chatId), connection)
  }

  followInbox(connection = this.connect()): Follower<InboxState> {
    return this.follow<InboxState>(inboxStream(this.id), connection)
  }

  /** A socket that says exactly what it is told to, and remembers what it hears. */
  async socket(about?: { continuations: boolean }): Promise<RawSocket> {
    const socket = await RawSocket.open(this.url, this.token, about)
    this.sockets.push(socket)
    return socket
  }

  /** Calls a verb over a socket; gives its answer, or the code it was refused with. */
  async op<Answer = unknown>(verb: string, args: object, opId = newId()): Promise<Answer | string> {
    const socket = await this.socket()
    socket.say({ type: 'op', opId, verb, args })
    const frame = await until(() =>
      socket.heard.find((heard) => (heard.type === 'ok' || heard.type === 'error') && heard.opId === opId),
    )
    socket.close()
    return frame.type === 'error' ? frame.code : (frame as { answer: Answer }).answer
  }

  /** A stream as someone sees it who has never seen it before. */
  async snapshot<State = ChatState>(stream: string): Promise<{ epoch: string; seq: number; state: State }> {
    const socket = await this.socket()
    socket.say({ type: 'subscribe', stream })
    const frame = await socket.hears('snapshot')
    socket.close()
    return { epoch: frame.epoch, seq: frame.seq, state: frame.state as State }
  }

  leave(): void {
    for (const connection of this.connections) connection.close()
    for (const socket of this.sockets) socket.close()
  }
}
