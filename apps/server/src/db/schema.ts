import type { Generated } from 'kysely'
import type { AccountTables } from './schema-accounts.ts'
import type { RoomTables } from './schema-rooms.ts'

/**
 * Every table and its columns. Portable subset: ids are UUIDv7 text, times integer milliseconds, flags 0/1, JSON text
 * that is parsed where it is queried.
 */
export type Schema = AccountTables &
  RoomTables & {
    streams: StreamsTable
    events: EventsTable
    ops: OpsTable
    jobs: JobsTable
    chats: ChatsTable
    participants: ParticipantsTable
    messages: MessagesTable
    replies: RepliesTable
    reply_chunks: ReplyChunksTable
  }

type StreamsTable = { id: string; epoch: string; head: number; floor: number }

type EventsTable = {
  stream_id: string
  seq: number
  type: string
  actor: string
  op_id: string | null
  body: string
  at: number
}

/** What was answered to each op, so that the same op may arrive again (R6). */
type OpsTable = { actor: string; op_id: string; fingerprint: string; answer: string; at: number }

type JobsTable = {
  id: string
  kind: string
  payload: string
  run_at: number
  tries: number
  lease_until: number | null
  last_error: string | null
}

type ChatsTable = {
  id: string
  kind: string
  title: string
  model: string | null
  parameters: string
  leaf_id: string | null
  branched_from_chat: string | null
  branched_from_message: string | null
  created_at: number
  active_at: number
  deleted_at: number | null
  topic: Generated<string>
  visibility: Generated<string>
  agents_answer: Generated<string>
  agent_reads: Generated<number>
  invites: Generated<string>
  closed_at: Generated<number | null>
  /** The position of its last message. */
  position: Generated<number>
}

type ParticipantsTable = {
  chat_id: string
  id: string
  kind: string
  role: string
  pinned_at: number | null
  archived_at: number | null
  joined_at: number
  read_position: Generated<number>
  delivered_position: Generated<number>
  /** The end of the branch they look at; null: the main line. */
  place_id: Generated<string | null>
  muted_at: Generated<number | null>
}

type MessagesTable = {
  number: Generated<number>
  id: string
  chat_id: string
  parent_id: string | null
  /** The order in which the chat’s messages came; orders siblings too. */
  position: number
  role: string
  author_kind: string
  author_id: string
  author_name: string
  parts: string
  /** The text of the parts, for search. */
  content: string
  status: string
  created_at: number
  edited_at: number | null
  thread_id: Generated<string | null>
  mentions: Generated<string>
  pinned_at: Generated<number | null>
  pinned_by: Generated<string | null>
}

type RepliesTable = {
  id: string
  chat_id: string
  message_id: string
  asked_by: string
  model: string
  parameters: string
  tools: string
  status: string
  attempt: number
  /** Counts claims: whoever writes with an older one has lost the reply (R13). */
  fence: number
  lease_until: number | null
  /** How many times a fault has made it begin again. */
  recoveries: number
  stop_requested_at: number | null
  input_tokens: number | null
  output_tokens: number | null
  reasoning_tokens: number | null
  error_code: string | null
  error_message: string | null
  queued_at: number
  started_at: number | null
  ended_at: number | null
  agent_id: Generated<string | null>
  chain_id: Generated<string | null>
  depth: Generated<number>
  /** The message whose words asked for it. */
  asked_in: Generated<string | null>
  steer: Generated<string | null>
  /** What the provider ended a completed one by before its end. */
  cut: Generated<string | null>
}

/** What a reply being written has so far (R12): text in pieces, other parts whole. Gone once the reply has ended. */
type ReplyChunksTable = {
  reply_id: string
  attempt: number
  part: number
  start: number
  kind: string
  body: string
}
