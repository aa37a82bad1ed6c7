import type { ChatEvent } from '@parley/contracts'
import type { World } from '../world.ts'
import { checkDeparted } from './reach-check.ts'

type Row = { stream_id: string; seq: number; actor: string; op_id: string | null; body: string }

/** What the log says of itself: I1, I8, I9, I10, I14. */
export function checkLog(world: World): void {
  const rows = world.database.all<Row>('SELECT * FROM events ORDER BY stream_id, seq')
  checkNumbers(world, rows)
  checkDeparted(world, rows)
  const histories = new Map<string, ChatEvent[]>()
  for (const row of rows) {
    const event = JSON.parse(row.body) as ChatEvent
    const id =
      'messageId' in event ? event.messageId : event.type === 'reply.asked' ? event.message.id : undefined
    if (id !== undefined) histories.set(id, [...(histories.get(id) ?? []), event])
  }
  for (const [id, events] of histories) {
    checkAttempts(world, id, events)
    checkTools(world, id, events)
  }
  checkAsks(world, rows)
}

function checkNumbers(world: World, rows: readonly Row[]) {
  const last = new Map<string, number>()
  for (const { stream_id, seq } of rows) {
    if (seq !== (last.get(stream_id) ?? 0) + 1)
      world.evidence.broken('I1', `${stream_id} has ${seq} after ${last.get(stream_id) ?? 0}`)
    last.set(stream_id, seq)
  }
  for (const { id, head } of world.database.all<{ id: string; head: number }>('SELECT id, head FROM streams'))
    if (head !== (last.get(id) ?? 0))
      world.evidence.broken('I1', `${id} has the head ${head} and its last event is ${last.get(id) ?? 0}`)
}

/** A reply’s story: asked, begun, written and ended by one attempt at a time, each newer than the last. */
function checkAttempts(world: World, id: string, events: readonly ChatEvent[]) {
  let attempt = 0
  let state: 'waits' | 'runs' | 'over' = 'over'
  for (const event of events) {
    if (event.type === 'reply.asked' || event.type === 'reply.continued') {
      if (event.type === 'reply.continued' && state !== 'over')
        world.evidence.broken('I10', `message ${id} was continued while it was being written`)
      state = 'waits'
    } else if (event.type === 'reply.started') {
      if (event.attempt <= attempt)
        world.evidence.broken('I8', `message ${id} begins attempt ${event.attempt} after ${attempt}`)
      if (state === 'over') world.evidence.broken('I10', `message ${id} is written again, and nobody asked`)
      attempt = event.attempt
      state = 'runs'
    } else if (event.type === 'reply.part-set') {
      if (event.attempt !== attempt || state !== 'runs')
        world.evidence.broken(
          'I9',
          `message ${id} gets a part of attempt ${event.attempt} while ${attempt} ${state}`,
        )
    } else if (event.type === 'reply.ended') {
      if (event.attempt < attempt || state === 'over')
        world.evidence.broken('I9', `attempt ${event.attempt} ends message ${id} while ${attempt} ${state}`)
      attempt = event.attempt
      state = 'over'
    }
  }
}

function checkTools(world: World, id: string, events: readonly ChatEvent[]) {
  const results = new Map<string, number>()
  for (const event of events) {
    if (event.type !== 'reply.part-set' || event.value.type !== 'tool-call') continue
    const { call } = event.value
    if (call.status === 'done' || call.status === 'error')
      results.set(call.id, (results.get(call.id) ?? 0) + 1)
  }
  world.evidence.count('results of tools', results.size)
  for (const [call, times] of results)
    if (times > 1) world.evidence.broken('I14', `the call ${call} of message ${id} has ${times} results`)
}

function checkAsks(world: World, rows: readonly Row[]) {
  const asked = rows.filter(({ body }) => (JSON.parse(body) as ChatEvent).type === 'reply.asked').length
  const [replies] = world.database.all<{ n: number }>('SELECT count(*) AS n FROM replies')
  world.evidence.count('replies', asked)
  if (replies?.n !== asked)
    world.evidence.broken('I10', `${asked} replies were asked for, and there are ${replies?.n}`)
}
