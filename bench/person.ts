import type { Agent, Chat, ChatMessage, MessagePage, Reply, SentMessage, Session } from '@parley/contracts'

/** Somebody with an account at the server that is measured. */
export class Person {
  readonly url: string
  readonly id: string
  readonly token: string
  readonly cookie: { name: string; value: string }

  private constructor(url: string, session: Session, cookie: string) {
    this.url = url
    this.id = session.user.id
    this.token = session.accessToken
    const [name = '', ...value] = (cookie.split(';')[0] ?? '').split('=')
    this.cookie = { name, value: value.join('=') }
  }

  static async register(url: string, name = 'ada'): Promise<Person> {
    const response = await fetch(`${url}/api/auth/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name, email: `${name}@example.com`, password: `${name} likes long passwords` }),
    })
    if (!response.ok) throw new Error(`${name} could not register: ${await response.text()}`)
    const [cookie = ''] = response.headers.getSetCookie()
    return new Person(url, (await response.json()) as Session, cookie)
  }

  newChat(): Promise<Chat> {
    return this.post('/chats', {})
  }

  /** A room of this person’s, with others and an agent in it, `@helper`. */
  async newRoom(others: readonly Person[] = []): Promise<Chat> {
    const agent = await this.post<Agent>('/agents', { handle: 'helper', name: 'Helper' })
    const participants = [
      { kind: 'agent', id: agent.id },
      ...others.map(({ id }) => ({ kind: 'person', id })),
    ]
    return this.post('/chats', { title: 'Room', room: {}, participants })
  }

  send(chatId: string, content: string): Promise<SentMessage> {
    return this.post(`/chats/${chatId}/messages`, { content })
  }

  reply(replyId: string): Promise<Reply> {
    return this.call(`/replies/${replyId}`)
  }

  message(messageId: string): Promise<ChatMessage> {
    return this.call(`/messages/${messageId}`)
  }

  messages(chatId: string): Promise<MessagePage> {
    return this.call(`/chats/${chatId}/messages`)
  }

  async metrics(): Promise<string> {
    const response = await fetch(`${this.url}/api/metrics`, { headers: this.headers() })
    return response.text()
  }

  headers(): Record<string, string> {
    return { authorization: `Bearer ${this.token}` }
  }

  private post<Answer>(path: string, body: object): Promise<Answer> {
    return this.call(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }

  private async call<Answer>(path: string, ask: { method?: string; headers?: object; body?: string } = {}) {
    const response = await fetch(`${this.url}/api${path}`, {
      ...ask,
      headers: { ...this.headers(), ...ask.headers },
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }
}
