import type { ChatEvent } from '@parley/contracts'
import type { Owner } from '../virtual-time.ts'
import type { World } from '../world.ts'

/** R7: how long text that grows may still reach somebody who lost access, and some time for the query that tells so. */
const GRACE_MS = 2500
const OF_CHAT = /"stream":"chat:([0-9a-f-]{36})"/
const SEQ = /"seq":(\d+)/

/** Nothing of a chat goes to who is not in it: I12. Looked at where it leaves the server, whoever takes it. */
export function checkReach(world: World, personId: string, frame: string, server: Owner): void {
  if (frame.startsWith('{"type":"error"')) return
  const chatId = OF_CHAT.exec(frame.slice(0, 200))?.[1]
  if (chatId === undefined || isIn(world, chatId, personId)) return
  const since = world.shutOut.get(`${personId}/${chatId}`)
  if (since !== undefined && mayStillGoOut()) return
  world.evidence.broken('I12', `${personId} is not in ${chatId} and was sent ${frame.slice(0, 240)}`)

  /** A process that stood still learns of the end when it thaws. */
  function mayStillGoOut() {
    if (frame.startsWith('{"type":"event"')) return !isBehindTheEnd(world, personId, chatId!, frame)
    return world.time.now - Math.max(since!, server.frozenUntil) <= GRACE_MS
  }
}

const isIn = (world: World, chatId: string, personId: string): boolean =>
  world.database.committed('SELECT 1 FROM participants WHERE chat_id = ? AND id = ?', chatId, personId)
    .length > 0

/** R7: events are held back by the log itself, so not one may go out from where access ended. */
function isBehindTheEnd(world: World, personId: string, chatId: string, frame: string): boolean {
  const [end] = world.database.committed<{ seq: number | null }>(
    `SELECT max(seq) AS seq FROM events WHERE stream_id = ? AND type = 'participant.left'
     AND json_extract(body, '$.participantId') = ?`,
    `chat:${chatId}`,
    personId,
  )
  return Number(SEQ.exec(frame)?.[1]) >= (end?.seq ?? Infinity)
}

type Row = { stream_id: string; actor: string; body: string }

/** Who has left a chat does nothing in it until they are in it again: I12. */
export function checkDeparted(world: World, rows: readonly Row[]): void {
  const out = new Set<string>()
  for (const { stream_id, actor, body } of rows) {
    const event = JSON.parse(body) as ChatEvent
    if (event.type === 'participant.joined') out.delete(`${stream_id}/${event.participant.id}`)
    if (out.has(`${stream_id}/${actor}`))
      world.evidence.broken('I12', `${actor} is not in ${stream_id} and did ${event.type}`)
    if (event.type === 'participant.left') out.add(`${stream_id}/${event.participantId}`)
  }
}
