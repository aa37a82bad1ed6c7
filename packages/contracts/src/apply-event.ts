import type { ChatEvent, InboxEvent, StreamEvent } from './events.ts'
import type { InboxState } from './inbox-state.ts'
import { childKey, partsOf, type ChatState, type LiveText } from './chat-state.ts'
import { lengthsOf } from './message-text.ts'
import type { Message, Part } from './messages.ts'

/**
 * THE reducer: the state after an event, from the state before it. Pure; server tests and every client share it.
 * Old state + events = a fresh load of the same window.
 */
export function applyEvent<State extends ChatState | InboxState>(state: State, event: StreamEvent): State {
  return (
    state.kind === 'chat'
      ? applyChatEvent(state, event as ChatEvent)
      : applyInboxEvent(state, event as InboxEvent)
  ) as State
}

export function applyInboxEvent(state: InboxState, event: InboxEvent): InboxState {
  switch (event.type) {
    case 'chat.listed':
      return { ...state, chats: { ...state.chats, [event.item.id]: event.item } }
    case 'chat.unlisted': {
      const { [event.chatId]: _gone, ...chats } = state.chats
      return { ...state, chats }
    }
    case 'profile.changed':
      return { ...state, profile: event.profile }
    default:
      return unknownEvent(event, state)
  }
}

export function applyChatEvent(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'chat.created':
      return { ...state, chat: event.chat, participants: event.participants }
    case 'chat.renamed':
      return { ...state, chat: { ...state.chat, title: event.title } }
    case 'chat.model-changed':
      return { ...state, chat: { ...state.chat, model: event.model, parameters: event.parameters } }
    case 'chat.place-moved':
      return { ...state, chat: { ...state.chat, leafId: event.leafId } }
    case 'chat.deleted':
      return { ...state, deleted: true }
    case 'message.sent':
      return addMessage(state, event.message)
    case 'message.edited':
      return changeMessage(state, event.messageId, { parts: event.parts, editedAt: event.editedAt })
    case 'message.deleted':
      return changeMessage(state, event.messageId, { parts: [], status: 'deleted' })
    case 'reply.asked':
      return beginLive(addMessage(state, event.message), event.message.id, { attempt: 0, parts: [] })
    case 'reply.started':
      return startReply(state, event)
    case 'reply.part-set':
      return setLivePart(state, event)
    case 'reply.continued':
      return continueReply(state, event.messageId)
    case 'reply.ended':
      return endReply(state, event)
    default:
      return unknownEvent(event, state)
  }
}

function addMessage(state: ChatState, message: Message): ChatState {
  const key = childKey(message.parentId)
  const siblings = state.children[key] ?? []
  // A parent outside the window has no list here; one begun now would miss the children that came before.
  const known = key in state.children || (message.parentId !== null && message.parentId in state.messages)
  return {
    ...state,
    chat: { ...state.chat, leafId: message.id },
    messages: { ...state.messages, [message.id]: message },
    children: {
      ...state.children,
      ...(known && { [key]: withId(siblings, message.id) }),
    },
  }
}

const withId = (ids: string[], id: string): string[] => (ids.includes(id) ? ids : [...ids, id])

function changeMessage(state: ChatState, id: string, change: Partial<Message>): ChatState {
  const message = state.messages[id]
  return message ? { ...state, messages: { ...state.messages, [id]: { ...message, ...change } } } : state
}

const beginLive = (state: ChatState, id: string, live: LiveText): ChatState => ({
  ...state,
  live: { ...state.live, [id]: live },
})

function startReply(state: ChatState, event: Extract<ChatEvent, { type: 'reply.started' }>): ChatState {
  const message = state.messages[event.messageId]
  if (!message?.reply) return state
  const reply = {
    ...message.reply,
    status: 'running' as const,
    attempt: event.attempt,
    startedAt: event.startedAt,
    endedAt: null,
    error: null,
  }
  const writing = changeMessage(state, message.id, { status: 'writing', reply, parts: [] })
  return beginLive(writing, message.id, { attempt: event.attempt, parts: event.parts })
}

function setLivePart(state: ChatState, event: Extract<ChatEvent, { type: 'reply.part-set' }>): ChatState {
  const live = state.live[event.messageId]
  if (!live || live.attempt !== event.attempt) return state
  return beginLive(state, event.messageId, { ...live, parts: setPart(live.parts, event.part, event.value) })
}

function continueReply(state: ChatState, id: string): ChatState {
  const message = state.messages[id]
  if (!message?.reply) return state
  const reply = { ...message.reply, status: 'queued' as const, error: null, endedAt: null }
  const parts = partsOf(state, message)
  const writing = changeMessage(state, id, { status: 'writing', reply, parts: [] })
  return beginLive(writing, id, { attempt: reply.attempt, parts })
}

/** The parts with one of them set; parts before it that are not known yet stand as empty text until they come. */
export function setPart(parts: Part[], index: number, part: Part): Part[] {
  const next = parts.slice()
  while (next.length < index) next.push({ type: 'text', text: '' })
  next[index] = part
  return next
}

function endReply(state: ChatState, event: Extract<ChatEvent, { type: 'reply.ended' }>): ChatState {
  const message = state.messages[event.messageId]
  if (!message?.reply) return state
  const { status, attempt, usage, error, endedAt } = event
  const reply = { ...message.reply, status, attempt, usage, error, endedAt }
  const ended = changeMessage(state, message.id, { status: event.messageStatus, reply })
  const live = state.live[message.id]
  const parts = event.kinds.reduce<Part[]>(
    (known, kind, index) =>
      known[index] ? asKind(known, index, kind) : setPart(known, index, emptyPart(kind)),
    live?.attempt === attempt ? live.parts : [],
  )
  return settle(beginLive(ended, message.id, { attempt, parts, lengths: event.lengths }), message.id)
}

const emptyPart = (kind: string): Part => ({ type: kind === 'reasoning' ? 'reasoning' : 'text', text: '' })

/** A stand-in set before the part's kind was known takes that kind now. */
function asKind(parts: Part[], index: number, kind: string): Part[] {
  const part = parts[index]
  return part && 'text' in part && part.type !== kind && part.text === ''
    ? setPart(parts, index, emptyPart(kind))
    : parts
}

/** Moves the text of an ended reply into its message, once all of it is there. */
export function settle(state: ChatState, id: string): ChatState {
  const live = state.live[id]
  if (!live?.lengths || !isWhole(live.parts, live.lengths)) return state
  const { [id]: done, ...others } = state.live
  return changeMessage({ ...state, live: others }, id, { parts: done?.parts ?? [] })
}

const isWhole = (parts: Part[], lengths: number[]): boolean => {
  const have = lengthsOf(parts)
  return lengths.every((length, index) => (have[index] ?? 0) >= length)
}

/** An event of a newer server is passed over: the next snapshot will hold what it did. */
function unknownEvent<State>(_event: never, state: State): State {
  return state
}
