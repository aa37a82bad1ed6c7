import {
  chatStream,
  newId,
  plainMessage,
  type Chat,
  type ChatState,
  type Message,
  type Part,
  type Reply,
} from '@parley/contracts'

export const chatId = '01900000-0000-7000-8000-00000000c4a7'
export const stream = chatStream(chatId)

export const chat: Chat = {
  id: chatId,
  kind: 'direct',
  title: 'Tea',
  model: 'demo:demo',
  parameters: {},
  leafId: null,
  branchedFrom: null,
  room: null,
  createdAt: 0,
}

export const emptyChat: ChatState = {
  kind: 'chat',
  chat,
  participants: [],
  messages: {},
  children: {},
  live: {},
  threads: {},
  deleted: false,
}

export const text = (words: string): Part => ({ type: 'text', text: words })

export const said = (words: string, parentId: string | null = null, id = newId()): Message => ({
  ...plainMessage,
  id,
  chatId,
  parentId,
  role: 'user',
  author: { kind: 'person', id: 'ada', name: 'Ada' },
  parts: [text(words)],
  status: 'complete',
  createdAt: 0,
  position: 0,
})

export const asked = (parentId: string | null, id = newId()): Message => ({
  ...said('', parentId, id),
  role: 'assistant',
  author: { kind: 'agent', id: 'demo:demo', name: 'Demo' },
  parts: [],
  status: 'writing',
  reply: queued(id),
})

const queued = (messageId: string): Reply => ({
  id: messageId,
  chatId,
  messageId,
  askedBy: messageId,
  agentId: null,
  depth: 0,
  model: 'demo:demo',
  status: 'queued',
  attempt: 0,
  usage: null,
  error: null,
  queuedAt: 0,
  startedAt: null,
  endedAt: null,
})
