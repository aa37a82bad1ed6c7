import type { World } from '../world.ts'

/** R7: how long what was under way may still reach somebody who lost access. */
const GRACE_MS = 2000
const OF_CHAT = /"stream":"chat:([0-9a-f-]{36})"/

/** Nothing of a chat goes to who is not in it: I12. Looked at where it leaves the server, whoever takes it. */
export function checkReach(world: World, personId: string, frame: string): void {
  if (frame.startsWith('{"type":"error"')) return
  const chatId = OF_CHAT.exec(frame.slice(0, 200))?.[1]
  if (chatId === undefined || isIn(world, chatId, personId)) return
  const since = world.shutOut.get(`${personId}/${chatId}`)
  if (since !== undefined && world.time.now - since <= GRACE_MS) return
  world.evidence.broken('I12', `${personId} is not in ${chatId} and was sent ${frame.slice(0, 120)}`)
}

const isIn = (world: World, chatId: string, personId: string): boolean =>
  world.database.all('SELECT 1 FROM participants WHERE chat_id = ? AND id = ?', chatId, personId).length > 0
