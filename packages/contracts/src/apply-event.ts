import type { ChatEvent, InboxEvent, StreamEvent } from './events.ts'
import type { InboxState } from './inbox-state.ts'
import { childKey, partsOf, type ChatState, type LiveText } from './chat-state.ts'
import { withListed } from './apply-listed.ts'
import { isThreadKnown, withReaction, withThreadReply, withoutReaction } from './apply-social.ts'
import { lengthsOf } from './message-text.ts'
import type { Message, Part } from './messages.ts'
import { afterSaid, moverOf } from './places.ts'
import {
  changeParticipant,
  joinParticipant,
  leaveParticipant,
  markSpoken,
  movePlace,
  moveMainLine,
} from './apply-participants.ts'
import type { Reply } from './replies.ts'

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
      return event.item.archivedAt === null ? withListed(state, event.item) : unlist(state, event.item.id)
    case 'chat.unlisted':
      return unlist(state, event.chatId)
    case 'profile.changed':
      return { ...state, profile: event.profile }
    default:
      return unknownEvent(event, state)
  }
}

function unlist(state: InboxState, chatId: string): InboxState {
  const { [chatId]: _gone, ...chats } = state.chats
  return { ...state, chats }
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
      return moveMainLine(state, event.leafId, event.released)
    case 'room.changed':
      return { ...state, chat: { ...state.chat, room: event.room } }
    case 'participant.joined':
      return joinParticipant(state, event.participant)
    case 'participant.changed':
      return changeParticipant(state, event.participant)
    case 'participant.left':
      return leaveParticipant(state, event.participantId)
    case 'place.moved':
      return movePlace(state, event.personId, event.leafId)
    case 'chat.deleted':
      return { ...state, deleted: true }
    case 'message.sent':
      return markSpoken(addMessage(state, event.message), event.message)
    case 'message.edited':
      return setMessage(state, event.messageId, {
        parts: event.parts,
        mentions: event.mentions,
        editedAt: event.editedAt,
      })
    case 'message.deleted':
      return setMessage(state, event.messageId, { ...EMPTIED, parts: [], status: 'deleted' })
    case 'message.pinned':
      return changeMessage(state, event.messageId, { pinned: { at: event.at, by: event.by } })
    case 'message.unpinned':
      return changeMessage(state, event.messageId, { pinned: null })
    case 'reaction.added':
      return withReaction(state, event)
    case 'reaction.removed':
      return withoutReaction(state, event)
    case 'reply.asked':
      return askReply(state, event.message)
    case 'reply.started':
      return startReply(state, event)
    case 'reply.part-set':
      return setLivePart(state, event)
    case 'reply.continued':
      return continueReply(state, event.messageId)
    case 'reply.steered':
      return steerReply(state, event)
    case 'reply.ended':
      return endReply(state, event)
    default:
      return unknownEvent(event, state)
  }
}

/** What a deleted message does not keep; answers and threads below it stay. */
const EMPTIED = { mentions: [], reactions: [], pinned: null }

/** A message that is there already came with a page that was read later than this event: it is the newer one. */
function addMessage(state: ChatState, message: Message): ChatState {
  if (message.threadId !== null) return withThreadReply(state, message, message.threadId)
  const key = childKey(message.parentId)
  const isKnown = message.id in state.messages
  return {
    ...afterSaid(state, message, moverOf(message)),
    messages: isKnown ? state.messages : { ...state.messages, [message.id]: message },
    children: knowsChildren(state, message.parentId)
      ? { ...state.children, [key]: withId(state.children[key] ?? [], message.id) }
      : state.children,
  }
}

/** A parent outside the window has no list of children; one begun now would miss those that came before. */
const knowsChildren = (state: ChatState, parentId: string | null): boolean =>
  childKey(parentId) in state.children ||
  (parentId === null ? Object.keys(state.messages).length === 0 : parentId in state.messages)

const withId = (ids: string[], id: string): string[] => (ids.includes(id) ? ids : [...ids, id])

function changeMessage(state: ChatState, id: string, change: Partial<Message>): ChatState {
  const message = state.messages[id]
  return message ? { ...state, messages: { ...state.messages, [id]: { ...message, ...change } } } : state
}

/** What sets a message as a whole leaves nothing of it to come. */
const setMessage = (state: ChatState, id: string, change: Partial<Message>): ChatState =>
  endLive(changeMessage(state, id, change), id)

const askReply = (state: ChatState, message: Message): ChatState =>
  message.id in state.messages || !isThreadKnown(state, message)
    ? addMessage(state, message)
    : beginLive(addMessage(state, message), message.id, { attempt: 0, parts: [] })

const beginLive = (state: ChatState, id: string, live: LiveText): ChatState => ({
  ...state,
  live: { ...state.live, [id]: live },
})

function endLive(state: ChatState, id: string): ChatState {
  if (!(id in state.live)) return state
  const { [id]: _ended, ...live } = state.live
  return { ...state, live }
}

function startReply(state: ChatState, event: Extract<ChatEvent, { type: 'reply.started' }>): ChatState {
  const message = state.messages[event.messageId]
  if (!message?.reply || event.attempt <= lastBegun(message.reply)) return state
  const { attempt, startedAt } = event
  const reply = { ...unended(message.reply, 'running'), attempt, startedAt }
  const writing = changeMessage(state, message.id, { status: 'writing', reply, parts: [] })
  return beginLive(writing, message.id, { attempt: event.attempt, parts: event.parts })
}

/** The reply without what its last end said of it. */
function unended({ cut: _past, ...reply }: Reply, status: Reply['status']): Reply {
  return { ...reply, status, error: null, endedAt: null }
}

/** Attempts only go up; one that has begun already came with a page that was read later than the event. */
const lastBegun = (reply: Reply): number => (reply.status === 'queued' ? reply.attempt - 1 : reply.attempt)

function setLivePart(state: ChatState, event: Extract<ChatEvent, { type: 'reply.part-set' }>): ChatState {
  const live = state.live[event.messageId]
  if (!live || live.attempt !== event.attempt) return state
  return beginLive(state, event.messageId, { ...live, parts: setPart(live.parts, event.part, event.value) })
}

function continueReply(state: ChatState, id: string): ChatState {
  const message = state.messages[id]
  if (!message?.reply) return state
  const reply = unended(message.reply, 'queued')
  const parts = partsOf(state, message)
  const writing = changeMessage(state, id, { status: 'writing', reply, parts: [] })
  return beginLive(writing, id, { attempt: reply.attempt, parts })
}

function steerReply(state: ChatState, event: Extract<ChatEvent, { type: 'reply.steered' }>): ChatState {
  const message = state.messages[event.messageId]
  if (!message?.reply || event.attempt < message.reply.attempt) return state
  const reply = unended(message.reply, 'queued')
  const writing = changeMessage(state, message.id, { status: 'writing', reply, parts: [] })
  return beginLive(writing, message.id, { attempt: event.attempt, parts: event.parts })
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
  if (!message?.reply || event.attempt < message.reply.attempt) return state
  const { status, attempt, usage, error, cut, endedAt } = event
  const reply = { ...unended(message.reply, status), attempt, usage, error, endedAt, ...(cut && { cut }) }
  // A deleted message stays deleted, however its writing ended.
  if (message.status === 'deleted') return changeMessage(state, message.id, { reply })
  const { mentions = message.mentions } = event
  const ended = changeMessage(state, message.id, { status: event.messageStatus, reply, mentions })
  const parts = event.kinds.reduce<Part[]>(
    (known, kind, index) =>
      known[index] ? asKind(known, index, kind) : setPart(known, index, emptyPart(kind)),
    knownParts(state, message, attempt),
  )
  return settle(beginLive(ended, message.id, { attempt, parts, lengths: event.lengths }), message.id)
}

/** What is there of an attempt's text: live, or in the message itself when it came with a page. */
function knownParts(state: ChatState, message: Message, attempt: number): Part[] {
  const known = state.live[message.id]?.attempt ?? message.reply?.attempt
  return known === attempt ? partsOf(state, message) : []
}

const emptyPart = (kind: string): Part => ({ type: kind === 'reasoning' ? 'reasoning' : 'text', text: '' })

/** A stand-in set before the part's kind was known takes that kind now. */
function asKind(parts: Part[], index: number, kind: string): Part[] {
  const part = parts[index]
  return part && 'text' in part && part.type !== kind && part.text === ''
    ? setPart(parts, index, emptyPart(kind))
    : parts
}

/**
 * Moves the text of an ended reply into its message, once all of it is there. What goes beyond the final lengths is cut:
 * a server that died may have shown more than it had saved, and everyone shall end with the same text.
 */
export function settle(state: ChatState, id: string): ChatState {
  const live = state.live[id]
  if (!live?.lengths || !isWhole(live.parts, live.lengths)) return state
  return changeMessage(endLive(state, id), id, { parts: cutTo(live.parts, live.lengths) })
}

const isWhole = (parts: Part[], lengths: number[]): boolean => {
  const have = lengthsOf(parts)
  return lengths.every((length, index) => (have[index] ?? 0) >= length)
}

const cutTo = (parts: Part[], lengths: number[]): Part[] =>
  parts
    .slice(0, lengths.length)
    .map((part, index) => ('text' in part ? { ...part, text: part.text.slice(0, lengths[index]) } : part))

/** An event of a newer server is passed over: the next snapshot will hold what it did. */
function unknownEvent<State>(_event: never, state: State): State {
  return state
}
