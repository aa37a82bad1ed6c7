import type { Step } from './scenario.ts'
import type { World } from './world.ts'

/** Takes somebody out of a room, brings them in again, or lets them go of themselves. */
export function changeRoom(
  world: World,
  what: 'shut out' | 'let in' | 'depart',
  { who, pick, twice }: Pick<Extract<Step, { pick: number }>, 'who' | 'pick' | 'twice'>,
) {
  const [room] = world.database.all<{ id: string }>("SELECT id FROM chats WHERE kind = 'room' ORDER BY id")
  const [owner, ...others] = world.people
  const other = others[pick % Math.max(1, others.length)]
  if (!room || !owner || !other) return
  const chatId = room.id
  // Mostly the owner, who may; now and then one who may not, or is not in it.
  const actor = who % 4 === 0 ? world.people[pick % world.people.length]! : owner
  world.evidence.count(`times ${what}`)
  if (what === 'depart') return world.outbox.ask(other.id, 'room.leave', { chatId }, { twice })
  if (what === 'shut out')
    return world.outbox.ask(actor.id, 'participant.remove', { chatId, participantId: other.id }, { twice })
  const follow = () => {
    for (const device of world.devices) if (device.personId === other.id) device.findAgain(chatId)
  }
  const args = { chatId, kind: 'person', id: other.id, role: pick % 2 === 0 ? 'member' : 'admin' }
  world.outbox.ask(actor.id, 'participant.add', args, { twice, done: follow })
}
