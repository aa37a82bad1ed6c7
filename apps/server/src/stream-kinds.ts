import { AppError, chatStream, lengthsOf, type ChatState, type Have } from '@parley/contracts'
import { reachableChat } from './chats/access.ts'
import { readInboxSnapshot } from './chats/chat-list.ts'
import { readMarks } from './chats/mark-rows.ts'
import { listedAfter, readListed, readRoomStreams } from './chats/room-lists.ts'
import { readChatSnapshot, readCurrent } from './chats/chat-snapshot.ts'
import { createReach } from './chats/reach.ts'
import type { Spine } from './ctx.ts'
import type { StoredText } from './realtime/parts.ts'
import type { StreamKinds } from './realtime/stream-kinds.ts'

/** What the features tell the edge about their streams. */
export const streamKinds = (spine: Spine): StreamKinds => ({
  chat: {
    authorise: createReach(spine.store),
    mayEndAccess: (event, actor) =>
      event.type === 'chat.deleted' ||
      (event.type === 'participant.left' && event.participantId === actor.id),
    snapshot: async (id) => {
      const snapshot = await readChatSnapshot(spine, id)
      return snapshot && { ...snapshot, have: haveOf(snapshot.state) }
    },
    authoriseSpeaking: async (actor, id) => void (await reachableChat(spine.store.db, actor, id, 'speak')),
    hasPresence: true,
    retell: (ids) => readMarks(spine.store.db, ids),
    positionAfter: (event) => ('message' in event ? event.message.position : undefined),
  },
  person: {
    authorise: async (actor, id) => {
      if (actor.id !== id) throw new AppError('not_found')
    },
    snapshot: async (id) => {
      const snapshot = await readInboxSnapshot(spine, id)
      return snapshot && { ...snapshot, have: [] }
    },
    retell: (ids, about) => readListed(spine.store.db, ids, about),
    audience: {
      of: (id) => readRoomStreams(spine.store.db, id),
      after: listedAfter,
    },
  },
})

const haveOf = (state: ChatState): Have[] =>
  Object.entries(state.live).map(([messageId, { attempt, parts }]) => ({
    messageId,
    attempt,
    lengths: lengthsOf(parts),
  }))

/** What a message of a stream holds; undefined for one of another stream. */
export async function readStoredText(
  spine: Spine,
  stream: string,
  messageId: string,
): Promise<StoredText | undefined> {
  const message = await readCurrent(spine, messageId)
  if (!message?.reply || stream !== chatStream(message.chatId)) return undefined
  return { attempt: message.reply.attempt, parts: message.parts }
}
