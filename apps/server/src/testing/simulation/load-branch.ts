import { branchOf, hasEarlier, type ChatState } from '@parley/contracts'
import type { Follower } from '@parley/sdk'
import { WINDOW } from '../../chats/chat-snapshot.ts'
import { listMessages } from '../../chats/message-list.ts'
import type { Device } from './device.ts'
import type { World } from './world.ts'

const GIVE_UP_MS = 5000

const loading = new WeakSet<Follower<ChatState>>()

/**
 * Whether a screen lacks some of the branch that it shows: when the chat has gone to a branch that its snapshot did not
 * bring, only the messages are told of that came since. As an app does, it then asks for them, and this sees to it.
 */
export function lacksBranch(world: World, device: Device, chatId: string): boolean {
  const follower = device.chats.get(chatId)
  const state = follower?.state()
  if (!follower || !state) return false
  const branch = branchOf(state)
  if (branch.length >= WINDOW || !hasEarlier(branch, state.chat.leafId)) return false
  if (!loading.has(follower)) world.time.as(device.owner, () => void load(world, device.personId, follower))
  return true
}

/** One that fails, or is never answered as its server has ended, is tried again at the next look. */
async function load(world: World, personId: string, follower: Follower<ChatState>): Promise<void> {
  loading.add(follower)
  world.evidence.count('branches loaded')
  const unanswered = world.time.pause(GIVE_UP_MS)
  const loaded = follower.loadEarlier(() => page(world, personId, follower.state()))
  await Promise.race([loaded.catch(() => {}), unanswered])
  loading.delete(follower)
}

async function page(world: World, personId: string, state: ChatState | null) {
  const person = world.people.find(({ id }) => id === personId)
  const ctx = person && world.ctxOf(person)
  if (!ctx || !state) throw new Error('No server has started.')
  const [oldest] = branchOf(state)
  const from = oldest ? { before: oldest.id } : { leafId: state.chat.leafId ?? undefined }
  return listMessages(ctx, state.chat.id, { limit: WINDOW, ...from })
}
