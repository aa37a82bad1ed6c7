import {
  isRunning,
  type Chat,
  type ChatListItem,
  type ChatMessage,
  type CreateChat,
  type MessagePage,
  type Paged,
  type Problem,
  type Reply,
  type SendMessage,
  type SentMessage,
  type Session,
} from '@parley/contracts'
import { until } from './until.ts'

type Ask = { method?: string; body?: unknown }

/** The HTTP API as one person uses it, with a token of their own beside the browser's cookie. */
export class Api {
  readonly url: string
  private readonly token: string

  constructor(url: string, session: Session) {
    this.url = url
    this.token = session.accessToken
  }

  async ask(path: string, { method = 'GET', body }: Ask = {}): Promise<Response> {
    return fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
  }

  /** Asks and expects it to be done. */
  async must<Answer>(path: string, ask: Ask = {}): Promise<Answer> {
    const response = await this.ask(path, ask)
    if (response.status === 204) return undefined as Answer
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${ask.method ?? 'GET'} ${path}: ${(answer as Problem).code}`)
    return answer as Answer
  }

  newChat = (title?: string): Promise<Chat> =>
    this.must('/chats', { method: 'POST', body: { ...(title !== undefined && { title }) } })

  newRoom = (title: string, more: Partial<CreateChat> = {}): Promise<Chat> =>
    this.must('/chats', { method: 'POST', body: { title, room: {}, ...more } })

  chat = (chatId: string): Promise<Chat> => this.must(`/chats/${chatId}`)

  /** A chat of the list, by its title. */
  async listed(title: string): Promise<ChatListItem> {
    const { items } = await this.must<Paged<ChatListItem>>('/chats')
    const found = items.find((one) => one.title === title)
    if (!found) throw new Error(`No chat is called ${title}.`)
    return found
  }

  send = (chatId: string, content: string, more: Partial<SendMessage> = {}): Promise<SentMessage> =>
    this.must(`/chats/${chatId}/messages`, { method: 'POST', body: { content, ...more } })

  reply = (replyId: string): Promise<Reply> => this.must(`/replies/${replyId}`)

  /** The branch the chat stands at: its last messages, at most 200. */
  async messages(chatId: string): Promise<ChatMessage[]> {
    return (await this.must<MessagePage>(`/chats/${chatId}/messages?limit=200`)).items
  }

  /** The newest answer of a chat, once it is written to its end. */
  answered = (chatId: string): Promise<ChatMessage> =>
    until(
      async () => {
        const last = (await this.messages(chatId)).at(-1)
        return last?.reply && !isRunning(last.reply) ? last : undefined
      },
      'the answer to end',
      { within: ANSWER_MS },
    )

  /** Stops whatever is being written in a chat. */
  async stopAnswer(chatId: string): Promise<void> {
    const reply = (await this.messages(chatId)).at(-1)?.reply
    await this.must(`/replies/${reply?.id}/stop`, { method: 'POST' })
  }

  /** Says something and waits for the whole answer. */
  async converse(chatId: string, content: string): Promise<ChatMessage> {
    await this.send(chatId, content)
    return this.answered(chatId)
  }
}

const ANSWER_MS = 120_000

type Account = { name: string; email: string; password: string }

export const register = (url: string, account: Account): Promise<EnteredAt> => enter(url, 'register', account)

export const logIn = (url: string, { email, password }: Account): Promise<EnteredAt> =>
  enter(url, 'login', { email, password })

/** A session, and the cookie in which a browser keeps it. */
export type EnteredAt = { session: Session; cookie: { name: string; value: string } }

async function enter(url: string, way: 'register' | 'login', body: object): Promise<EnteredAt> {
  const response = await fetch(`${url}/api/auth/${way}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${way}: ${response.status} ${await response.text()}`)
  const [name = '', value = ''] = response.headers.getSetCookie()[0]?.split(';')[0]?.split(/=(.*)/s) ?? []
  return { session: (await response.json()) as Session, cookie: { name, value } }
}
