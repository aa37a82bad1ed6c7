import {
  applyEvent,
  chatStream,
  inboxStream,
  type ChatState,
  type InboxState,
  type LoggedEvent,
  type Message,
  type StreamEvent,
} from '@parley/contracts'
import { readInboxSnapshot } from '../../../chats/chat-list.ts'
import { readChatSnapshot } from '../../../chats/chat-snapshot.ts'
import { readMessages } from '../../../chats/tree.ts'
import type { Ctx } from '../../../ctx.ts'
import { sorted, visible } from '../../visible.ts'
import type { Peek, World } from '../world.ts'

/** What everybody holds in the end is what a fresh load shows: I5, I7, I15. */
export async function checkStates(world: World): Promise<void> {
  const ctx = world.ctxOf(world.people[0]!)
  if (!ctx) return
  const loaded = await world.comesTrue(loadAll(world, ctx))
  if (!loaded) return world.evidence.broken('I5', 'the chats could not be loaded in the end')
  for (const device of world.devices) {
    const inbox = loaded.value.inboxes.get(device.personId)
    const own = ownChats(world)
    compare(
      world,
      'I5',
      `the inbox of ${device.name}`,
      listOf(device.inbox?.state(), own),
      listOf(inbox, own),
    )
    for (const [chatId, follower] of device.chats) {
      const fresh = loaded.value.chats.get(chatId)
      const state = follower.state()
      if (!fresh || !state) continue
      compareMessages(world, device.name, state, loaded.value.messages)
      compare(world, 'I5', `${device.name} in ${chatId}`, visible(state), visible(fresh))
    }
  }
  for (const peek of world.peeks) checkPeek(world, peek, loaded.value.chats.get(peek.chatId))
}

/** What is said in rooms is not told to each list by events, but by signals, which may be lost. */
const ownChats = (world: World): ReadonlySet<string> =>
  new Set(
    world.database.all<{ id: string }>("SELECT id FROM chats WHERE kind = 'direct'").map(({ id }) => id),
  )

const listOf = (inbox: InboxState | null | undefined, own: ReadonlySet<string>) =>
  inbox && { ...inbox, chats: Object.fromEntries(Object.entries(inbox.chats).filter(([id]) => own.has(id))) }

async function loadAll(world: World, ctx: Ctx) {
  const chats = new Map<string, ChatState>()
  const inboxes = new Map<string, InboxState | undefined>()
  for (const chatId of world.chatIds) {
    const snapshot = await readChatSnapshot(ctx, chatId)
    if (snapshot) chats.set(chatId, snapshot.state)
  }
  for (const { id } of world.people) inboxes.set(id, (await readInboxSnapshot(ctx, id))?.state)
  const ids = world.database.all<{ id: string }>('SELECT id FROM messages').map(({ id }) => id)
  const messages = await readMessages(ctx.store.db, ids)
  return { chats, inboxes, messages }
}

function compareMessages(world: World, who: string, state: ChatState, stored: ReadonlyMap<string, Message>) {
  for (const message of Object.values(state.messages)) {
    const rule = message.reply ? 'I7' : 'I5'
    compare(world, rule, `message ${message.id} at ${who}`, message, stored.get(message.id))
  }
}

function compare(world: World, rule: 'I5' | 'I7', what: string, held: unknown, fresh: unknown) {
  world.evidence.count('states compared')
  const [one, other] = [JSON.stringify(sorted(held)), JSON.stringify(sorted(fresh))]
  if (one !== other) world.evidence.broken(rule, `${what} is ${one}, and a fresh load shows ${other}`)
}

/** A snapshot and the events after it make the later snapshot. Text that grows is no event, so it is left out. */
function checkPeek(world: World, { chatId, epoch, seq, state }: Peek, fresh: ChatState | undefined) {
  const [stream] = world.database.all<{ epoch: string }>(
    'SELECT epoch FROM streams WHERE id = ?',
    chatStream(chatId),
  )
  if (!fresh || stream?.epoch !== epoch) return
  const rows = world.database.all<{ body: string }>(
    'SELECT body FROM events WHERE stream_id = ? AND seq > ? ORDER BY seq',
    chatStream(chatId),
    seq,
  )
  const events = rows.map(({ body }) => JSON.parse(body) as StreamEvent)
  const made = events.reduce<ChatState>(applyEvent, state)
  compare(
    world,
    'I5',
    `the snapshot of ${chatId} at ${seq} with ${events.length} events`,
    bare(made),
    bare(fresh),
  )
}

function bare(state: ChatState) {
  const shown = visible(state)
  const messages = shown?.messages.map((message) => ({
    ...message,
    parts: message.reply ? [] : message.parts,
  }))
  return { ...shown, messages, live: {} }
}

export const streamsOf = (world: World): string[] => [
  ...world.chatIds.map(chatStream),
  ...world.people.map(({ id }) => inboxStream(id)),
]
export type Logged = LoggedEvent
