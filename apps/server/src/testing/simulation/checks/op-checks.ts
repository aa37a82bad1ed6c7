import type { Asked } from '../outbox.ts'
import type { World } from '../world.ts'

/** The event that shows an op’s effect. */
const EFFECT: Record<string, string> = {
  'message.send': 'message.sent',
  'message.edit': 'message.edited',
  'message.delete': 'message.deleted',
  'chat.create': 'chat.created',
  'chat.update': 'chat.renamed',
  'reply.ask': 'reply.asked',
  'reply.continue': 'reply.continued',
}
/** These answer with what is there now, not with what was answered first. */
const ANSWERS_AFRESH = new Set(['message.edit'])

/** Each op that was acknowledged is there once, and one id never has two effects or two answers: I3, I4, I10. */
export function checkOps(world: World): void {
  const counts = countEffects(world)
  for (const op of world.outbox.asked) {
    const type = effectOf(op)
    if (type) checkEffect(world, op, type, counts.get(`${op.personId}/${op.opId}/${type}`) ?? 0)
    checkAnswers(world, op)
    checkMembership(world, op)
    if (op.verb === 'message.send') checkAsk(world, op, counts)
  }
  world.evidence.count('ops', world.outbox.asked.length)
}

/** Each setting of a chat has an event of its own. */
function effectOf({ verb, args }: Asked): string | undefined {
  if (verb === 'chat.update' && !('title' in (args as object))) return 'chat.model-changed'
  return EFFECT[verb]
}

function countEffects(world: World): Map<string, number> {
  const rows = world.database.all<{ actor: string; op_id: string; type: string; n: number }>(
    'SELECT actor, op_id, type, count(*) AS n FROM events WHERE op_id IS NOT NULL GROUP BY actor, op_id, type',
  )
  return new Map(rows.map(({ actor, op_id, type, n }) => [`${actor}/${op_id}/${type}`, n]))
}

function checkEffect(world: World, op: Asked, type: string, times: number) {
  if (times > 1) world.evidence.broken('I4', `${op.verb} ${op.opId} had its effect ${times} times`)
  const isAcknowledged = op.answers.length > 0 && !op.isUndone
  if (isAcknowledged && times === 0)
    world.evidence.broken('I3', `${op.verb} ${op.opId} was acknowledged and is not there`)
}

function checkMembership(world: World, op: Asked) {
  const { chatId } = op.args as { chatId?: string }
  if (chatId === undefined || op.answers.length === 0 || op.isUndone) return
  const isIn = world.database.all(
    'SELECT 1 FROM participants WHERE chat_id = ? AND id = ?',
    chatId,
    op.personId,
  )
  if (isIn.length === 0 && !world.shutOut.has(`${op.personId}/${chatId}`))
    world.evidence.broken('I12', `${op.verb} ${op.opId} was done for somebody who is not in ${chatId}`)
}

function checkAnswers(world: World, op: Asked) {
  if (ANSWERS_AFRESH.has(op.verb) || world.restores > 0) return
  const answers = new Set(op.answers.map((answer) => JSON.stringify(answer)))
  if (answers.size > 1)
    world.evidence.broken(
      'I4',
      `${op.verb} ${op.opId} was answered in two ways: ${[...answers].join(' and ')}`,
    )
}

function checkAsk(world: World, op: Asked, counts: Map<string, number>) {
  const said = counts.get(`${op.personId}/${op.opId}/message.sent`) ?? 0
  const asked = counts.get(`${op.personId}/${op.opId}/reply.asked`) ?? 0
  const { ask, chatId } = op.args as { ask: boolean; chatId: string }
  // In a room only agents answer, and here there are none.
  const wanted = ask && !world.isRoom(chatId) ? said : 0
  if (asked !== wanted)
    world.evidence.broken('I10', `${op.opId} asked for ${wanted} replies and got ${asked}`)
}
