import type { Chat, ChatListItem, MentionInThread, Message, Part, Reply, Room } from '@parley/contracts'
import type { Selectable } from 'kysely'
import type { Schema } from '../db/schema.ts'

type ChatRow = Selectable<Schema['chats']>
type MessageRow = Selectable<Schema['messages']>
type ReplyRow = Selectable<Schema['replies']>

export const chatOf = (row: ChatRow): Chat => ({
  id: row.id,
  kind: row.kind as Chat['kind'],
  title: row.title,
  model: row.model,
  parameters: JSON.parse(row.parameters),
  leafId: row.leaf_id,
  branchedFrom:
    row.branched_from_chat && row.branched_from_message
      ? { chatId: row.branched_from_chat, messageId: row.branched_from_message }
      : null,
  room: row.kind === 'room' ? roomOf(row) : null,
  createdAt: row.created_at,
})

const roomOf = (row: ChatRow): Room => ({
  topic: row.topic,
  visibility: row.visibility as Room['visibility'],
  agentsAnswer: row.agents_answer as Room['agentsAnswer'],
  agentReads: row.agent_reads,
  invites: row.invites as Room['invites'],
  closedAt: row.closed_at,
})

type ParticipantRow = Selectable<Schema['participants']>
type ListRow = Pick<
  ChatRow,
  'id' | 'kind' | 'title' | 'active_at' | 'position' | 'closed_at' | 'visibility'
> &
  Pick<ParticipantRow, 'pinned_at' | 'archived_at' | 'muted_at' | 'read_position'> & {
    mentions: number | null
    mentioned_in: string | null
  }

export const listItemOf = (row: ListRow): ChatListItem => ({
  id: row.id,
  kind: row.kind as ChatListItem['kind'],
  title: row.title,
  pinnedAt: row.pinned_at,
  archivedAt: row.archived_at,
  mutedAt: row.muted_at,
  closedAt: row.closed_at,
  visibility: row.kind === 'room' ? (row.visibility as Room['visibility']) : null,
  activeAt: row.active_at,
  position: row.position,
  readPosition: row.read_position,
  mentions: Number(row.mentions),
  mentionedIn: mentionedIn(row.mentioned_in),
})

/** They come as `<id of the thread> <position>`, in no order. */
function mentionedIn(places: string | null): MentionInThread[] {
  if (places === null) return []
  return places
    .split(',')
    .map((place) => place.split(' '))
    .map(([threadId = '', position]) => ({ threadId, position: Number(position) }))
    .toSorted((a, b) => a.position - b.position)
}

/** What is kept beside a message's row. */
export type Beside = { reply?: ReplyRow | undefined } & {
  reactions?: Message['reactions'] | undefined
  thread?: Message['thread'] | undefined
}

export const messageOf = (row: MessageRow, { reply, reactions = [], thread = null }: Beside): Message => ({
  id: row.id,
  chatId: row.chat_id,
  parentId: row.parent_id,
  role: row.role as Message['role'],
  author: { kind: row.author_kind as Message['author']['kind'], id: row.author_id, name: row.author_name },
  parts: JSON.parse(row.parts) as Part[],
  status: row.status as Message['status'],
  reply: reply ? replyOf(reply) : null,
  createdAt: row.created_at,
  editedAt: row.edited_at,
  position: row.position,
  threadId: row.thread_id,
  mentions: JSON.parse(row.mentions) as string[],
  reactions,
  pinned: row.pinned_at && row.pinned_by ? { at: row.pinned_at, by: row.pinned_by } : null,
  thread,
})

export const replyOf = (row: ReplyRow): Reply => ({
  id: row.id,
  chatId: row.chat_id,
  messageId: row.message_id,
  askedBy: row.asked_by,
  agentId: row.agent_id,
  depth: row.depth,
  model: row.model,
  status: row.status as Reply['status'],
  attempt: row.attempt,
  usage: usageOf(row),
  error: row.error_code
    ? { code: row.error_code as NonNullable<Reply['error']>['code'], message: row.error_message ?? '' }
    : null,
  ...(row.cut !== null && { cut: row.cut as NonNullable<Reply['cut']> }),
  queuedAt: row.queued_at,
  startedAt: row.started_at,
  endedAt: row.ended_at,
})

const usageOf = (row: ReplyRow): Reply['usage'] =>
  row.input_tokens === null || row.output_tokens === null
    ? null
    : {
        inputTokens: row.input_tokens,
        outputTokens: row.output_tokens,
        ...(row.reasoning_tokens !== null && { reasoningTokens: row.reasoning_tokens }),
      }
