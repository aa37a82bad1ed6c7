import { chatStream, type ChatState, type Message, type Part } from '@parley/contracts'
import type { Spine } from '../ctx.ts'
import type { Reader } from '../streams/log.ts'
import { readParticipants } from './participants.ts'
import { chatOf } from './rows.ts'
import { checkpointOf, readBranch, readChildren, readMessages } from './tree.ts'

/** How much of a branch a screen is given at first; older messages are loaded when it scrolls there. */
export const WINDOW = 50

export type StreamSnapshot<State> = { epoch: string; seq: number; state: State }

/** A chat as its participants find it when they open it. */
export function readChatSnapshot(
  spine: Spine,
  chatId: string,
): Promise<(StreamSnapshot<ChatState> & { position: number }) | undefined> {
  return spine.store.snapshotRead(async (db) => {
    const stream = await db
      .selectFrom('streams')
      .selectAll()
      .where('id', '=', chatStream(chatId))
      .executeTakeFirst()
    const row = await db
      .selectFrom('chats')
      .selectAll()
      .where('id', '=', chatId)
      .where('deleted_at', 'is', null)
      .executeTakeFirst()
    if (!stream || !row) return undefined
    const chat = chatOf(row)
    const branch = await readBranch(db, chat.leafId, WINDOW)
    const state: ChatState = {
      kind: 'chat',
      chat,
      participants: await readParticipants(db, chatId),
      messages: {},
      children: await readChildren(db, chatId, branch),
      live: {},
      threads: {},
      deleted: false,
    }
    for (const message of branch) await addTo(state, db, spine, message)
    return { epoch: stream.epoch, seq: stream.head, state, position: row.position }
  })
}

async function addTo(state: ChatState, db: Reader, spine: Spine, message: Message) {
  const isWriting = message.status === 'writing' && message.reply
  state.messages[message.id] = isWriting ? { ...message, parts: [] } : message
  if (!isWriting || !message.reply) return
  const { attempt } = message.reply
  state.live[message.id] = {
    attempt,
    parts: liveParts(spine, message) ?? (await checkpointOf(db, message)),
  }
}

/**
 * What this process holds of the text that is being written; it is newer than any checkpoint. One that waits is whole in
 * its row, and may hold more than the text of its last attempt that is still about.
 */
function liveParts(spine: Spine, { id, reply }: Message): Part[] | undefined {
  const text = spine.live.of(id)
  return reply?.status === 'running' && text?.attempt === reply.attempt ? text.parts() : undefined
}

/** A message as it stands now, being written or not; undefined when there is none. */
export const readCurrent = (spine: Spine, messageId: string): Promise<Message | undefined> =>
  spine.store.snapshotRead(async (db) => {
    const message = (await readMessages(db, [messageId])).get(messageId)
    return message && { ...message, parts: await currentParts(spine, db, message) }
  })

/** The parts of a message as it stands now, being written or not. */
export async function currentParts(spine: Spine, db: Reader, message: Message): Promise<Part[]> {
  if (message.status !== 'writing' || !message.reply) return message.parts
  return liveParts(spine, message) ?? (await checkpointOf(db, message))
}
