import { chatStream, inboxStream } from '@parley/contracts'
import type { Device } from './device.ts'
import { lacksBranch } from './load-branch.ts'
import type { World } from './world.ts'

const LOOK_MS = 250
/** Long enough for leases, the longest pauses of clients and every retry; what is not well by then is not getting well. */
const PATIENCE_MS = 150_000

/** Ends all faults and waits until everything has come to rest. Says what has not, or nothing. */
export async function settle(world: World): Promise<string | undefined> {
  world.machines.heal()
  for (const device of world.devices) {
    device.heal()
    device.connect()
  }
  const end = world.time.now + PATIENCE_MS
  let restless = unrest(world)
  while (restless && world.time.now < end) {
    await world.time.runUntil(world.time.now + LOOK_MS)
    restless = unrest(world)
  }
  return restless
}

/** The first thing that is not at rest, in words. */
function unrest(world: World): string | undefined {
  if (!world.machines.areAllUp) return 'a server has not come back'
  if (!world.outbox.isEmpty) return 'an op has no answer'
  if (world.database.writer.isTransaction) return 'a transaction is open'
  const [reply] = world.database.all<{ id: string; status: string }>(
    `SELECT id, status FROM replies WHERE status IN ('queued', 'running') LIMIT 1`,
  )
  if (reply) return `[I16] reply ${reply.id} is ${reply.status}`
  const [job] = world.database.all<{ id: string; kind: string }>('SELECT id, kind FROM jobs LIMIT 1')
  if (job) return `job ${job.id} (${job.kind}) is not done`
  return restlessDevice(world)
}

function restlessDevice(world: World): string | undefined {
  for (const device of world.devices) {
    if (device.connection.status().phase !== 'online') return `${device.name} is not online`
    const chats = world.chatsOf(device.personId)
    for (const chatId of device.chats.keys())
      if (!chats.includes(chatId)) return `[I12] ${device.name} still follows ${chatId}`
    for (const chatId of chats) {
      // Who was brought in again has it in their list again.
      if (world.shutOut.has(`${device.personId}/${chatId}`)) device.findAgain(chatId)
      else device.followChat(chatId)
      const follower = device.chats.get(chatId)
      if (!follower) return `${device.name} was told that chat ${chatId} is gone`
      if (follower.phase() !== 'live') return `${device.name} is ${follower.phase()} in ${chatStream(chatId)}`
      const live = Object.keys(follower.state()?.live ?? {})
      if (live.length > 0) return `[I7] ${device.name} waits for text of ${live.join()}`
      if (isBehind(world, device, chatStream(chatId))) return `[I15] ${device.name} is behind in ${chatId}`
      if (lacksBranch(world, device, chatId))
        return `[I5] ${device.name} lacks some of the branch of ${chatId}`
    }
    const inbox = device.inbox?.phase()
    if (inbox !== 'live') return `${device.name} is ${inbox} in its inbox`
    if (isBehind(world, device, inboxStream(device.personId)))
      return `[I15] ${device.name} is behind in its inbox`
  }
  return undefined
}

function isBehind(world: World, device: Device, stream: string): boolean {
  const cursor = device.heard.get(stream)
  const [row] = world.database.all<{ epoch: string; head: number }>(
    'SELECT epoch, head FROM streams WHERE id = ?',
    stream,
  )
  return row !== undefined && (row.epoch !== cursor?.epoch || row.head > cursor.seq)
}
