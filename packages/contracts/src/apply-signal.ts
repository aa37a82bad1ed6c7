import { withListed } from './apply-listed.ts'
import type { ChatState } from './chat-state.ts'
import type { ChatListItem, Participant } from './chats.ts'
import type { Signal } from './frames.ts'
import type { InboxState } from './inbox-state.ts'
import { ROOM_MENTION } from './mentions.ts'

const OF_ROWS: ReadonlySet<Signal['kind']> = new Set(['chat.said', 'chats.listed', 'chat.read', 'marks'])

/** Whether a snapshot that was read before the signal is not what a fresh one would be. */
export const tellsOfRows = ({ kind }: Signal): boolean => OF_ROWS.has(kind)

/** The state after a signal that tells of what it holds; those of typing, presence and activity are none of its matter. */
export function applySignal<State extends ChatState | InboxState>(state: State, signal: Signal): State {
  return (state.kind === 'chat' ? applyToChat(state, signal) : applyToInbox(state, signal)) as State
}

function applyToChat(state: ChatState, signal: Signal): ChatState {
  if (signal.kind !== 'marks' || signal.chatId !== state.chat.id) return state
  const participants = state.participants.map((participant) => moved(participant, signal))
  const isSame = participants.every((participant, index) => participant === state.participants[index])
  return isSame ? state : { ...state, participants }
}

/** Marks only move forward. */
function moved(
  participant: Participant,
  { read, delivered }: Extract<Signal, { kind: 'marks' }>,
): Participant {
  const { id } = participant
  const readPosition = Math.max(participant.readPosition, read[id] ?? 0)
  const deliveredPosition = Math.max(participant.deliveredPosition, delivered[id] ?? 0, readPosition)
  const isSame =
    readPosition === participant.readPosition && deliveredPosition === participant.deliveredPosition
  return isSame ? participant : { ...participant, readPosition, deliveredPosition }
}

function applyToInbox(state: InboxState, signal: Signal): InboxState {
  switch (signal.kind) {
    case 'chats.listed':
      return signal.items.reduce(list, state)
    case 'chat.said':
      return change(state, signal.chatId, (item) => said(item, signal, state.profile.id))
    case 'chat.read':
      return change(state, signal.chatId, (item) => read(item, signal))
    default:
      return state
  }
}

const list = (state: InboxState, item: ChatListItem): InboxState =>
  item.archivedAt === null ? withListed(state, item) : state

function change(state: InboxState, chatId: string, next: (item: ChatListItem) => ChatListItem): InboxState {
  const item = state.chats[chatId]
  return item ? { ...state, chats: { ...state.chats, [chatId]: next(item) } } : state
}

/** What was said after the signal was made is in threads as the item knows it. */
function read(item: ChatListItem, signal: Extract<Signal, { kind: 'chat.read' }>): ChatListItem {
  const since = item.mentionedIn?.filter(({ position }) => position > signal.position) ?? []
  const mentionedIn = [...signal.mentionedIn, ...since]
  if (signal.readPosition < item.readPosition) return { ...item, mentionedIn }
  return { ...item, readPosition: signal.readPosition, mentions: signal.mentions, mentionedIn }
}

type Said = Extract<Signal, { kind: 'chat.said' }>

/** What was told already, by a list that was read later or by the same signal, is not counted twice. */
function said(item: ChatListItem, signal: Said, selfId: string): ChatListItem {
  if (signal.position <= item.position) return item
  const { position, threadId } = signal
  const told = { ...item, position, activeAt: Math.max(item.activeAt, signal.at) }
  if (signal.authorId === selfId) return { ...told, readPosition: position, mentions: 0 }
  if (signal.mentions.includes(ROOM_MENTION)) return { ...told, mentions: item.mentions + 1 }
  if (!signal.mentions.includes(selfId)) return told
  if (threadId === null) return { ...told, mentions: item.mentions + 1 }
  return { ...told, mentionedIn: [...(item.mentionedIn ?? []), { threadId, position }] }
}
