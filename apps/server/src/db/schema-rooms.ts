import type { Generated } from 'kysely'

/** The tables of rooms, and of the agents in them. */
export type RoomTables = {
  handles: HandlesTable
  agents: AgentsTable
  reactions: ReactionsTable
  mentions: MentionsTable
  invitations: InvitationsTable
  removals: RemovalsTable
}

/** Handles of people and agents; the key is what looks alike, so that no two do. */
type HandlesTable = { skeleton: string; handle: string; kind: string; owner_id: string }

type AgentsTable = {
  id: string
  owner_id: string
  name: string
  description: string
  model: string | null
  instructions: string
  parameters: string
  tools: string
  visibility: string
  /** A data URL. */
  picture: string | null
  picture_version: Generated<number>
  created_at: number
  updated_at: number
  deleted_at: number | null
}

/** `emoji_place` orders the emoji of a message, `place` the people at each. */
type ReactionsTable = {
  message_id: string
  emoji: string
  person_id: string
  at: number
  emoji_place: number
  place: number
}

/**
 * Whom a message mentions: a person, an agent, or `room` for everybody. With `thread_id` it waits until the one it names has
 * looked there, `seen_at`; without, until they have read so far.
 */
type MentionsTable = {
  message_id: string
  mentioned: string
  chat_id: string
  position: number
  thread_id: string | null
  seen_at: Generated<number | null>
}

type InvitationsTable = {
  id: string
  chat_id: string
  token_hash: string
  role: string
  email: string | null
  created_by: string
  created_at: number
  expires_at: number | null
  max_uses: number | null
  uses: Generated<number>
  revoked_at: number | null
}

/** Who was removed from a room and may not come back by a link or by joining; bringing them in again ends it. */
type RemovalsTable = { chat_id: string; person_id: string; removed_by: string; at: number }
