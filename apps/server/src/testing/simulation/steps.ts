import { newId } from '@parley/contracts'
import { readChatSnapshot } from '../../chats/chat-snapshot.ts'
import type { Step } from './scenario.ts'
import { undoTo } from './backups.ts'
import { changeRoom } from './room-steps.ts'
import type { World } from './world.ts'

/** Makes one thing happen. */
export async function happen(world: World, step: Step): Promise<void> {
  switch (step.what) {
    case 'wait':
      return void (await world.time.runUntil(world.time.now + step.ms))
    case 'say':
      return say(world, step)
    case 'new chat':
      return newChat(world, step.who)
    case 'peek':
      return peek(world, step.chat)
    case 'kill':
      return world.machines.kill(step.server % world.scenario.servers, step.ms)
    case 'restart':
      return world.machines.restart(step.server % world.scenario.servers, step.ms)
    case 'freeze':
      return world.machines.freeze(step.server % world.scenario.servers, step.ms)
    case 'halt writer':
      return world.machines.haltWriter(step.locks, step.ms)
    case 'freeze writer':
      return world.machines.freezeWriter(step.ms)
    case 'crash':
      return world.machines.crashAt(step.server % world.scenario.servers, step.at, step.commits, step.ms)
    case 'cut':
      return deviceOf(world, step.device)?.cut()
    case 'reload':
      return deviceOf(world, step.device)?.reload()
    case 'half-open':
    case 'slow':
    case 'stuck':
    case 'leave':
      return disturb(world, step.what, step.device, step.ms)
    case 'pry':
      return pry(world, step)
    case 'repair':
      return repair(world)
    case 'back up':
      return keep(world)
    case 'restore':
      return undoTo(world)
    default:
      return change(world, step)
  }
}

const deviceOf = (world: World, pick: number) => world.devices[pick % Math.max(1, world.devices.length)]

function someone(world: World, who: number, chat: number): { personId: string; chatId: string } | undefined {
  const person = world.people[who % world.people.length]
  const chats = person ? world.chatsOf(person.id) : []
  const chatId = chats[chat % Math.max(1, chats.length)]
  return person && chatId ? { personId: person.id, chatId } : undefined
}

function say(world: World, step: Extract<Step, { what: 'say' }>) {
  const speaker = someone(world, step.who, step.chat)
  if (!speaker) return
  const content = `words ${world.outbox.asked.length}`
  // In a room nobody answers who was not asked to.
  const ask = step.ask && !world.isRoom(speaker.chatId)
  const args = { chatId: speaker.chatId, id: newId(), content, ask }
  const model = step.model % 3 === 0 && ask ? { model: world.anyModel() } : {}
  // What changes something out there is offered to a model only when it is asked for.
  const tools = step.model % 4 === 0 && ask ? { tools: ['dice', 'till'] } : {}
  world.outbox.ask(speaker.personId, 'message.send', { ...args, ...model, ...tools }, { twice: step.twice })
}

/** Somebody asks for a chat that is none of theirs, and speaks into it. */
function pry(world: World, { device: pick, chat }: Extract<Step, { what: 'pry' }>) {
  const device = deviceOf(world, pick)
  // As of the last commit: a chat that is just being made is nobody’s for a moment, and may well be their own.
  const others = world.database
    .committed<{ id: string }>(
      'SELECT id FROM chats WHERE id NOT IN (SELECT chat_id FROM participants WHERE id = ?) ORDER BY id',
      device?.personId ?? '',
    )
    .map(({ id }) => id)
  const chatId = others[chat % Math.max(1, others.length)]
  if (!device || !chatId) return
  world.evidence.count('times somebody pried')
  device.followChat(chatId)
  world.outbox.ask(device.personId, 'message.send', { chatId, id: newId(), content: 'let me in', ask: true })
}

function newChat(world: World, who: number) {
  const person = world.people[who % world.people.length]
  if (!person || world.chatIds.length > 8) return
  const id = newId()
  world.chatIds.push(id)
  const follow = () => {
    for (const device of world.devices) if (device.personId === person.id) device.followChat(id)
  }
  world.outbox.ask(person.id, 'chat.create', { id, model: world.anyModel() }, { done: follow })
}

type Change = Extract<Step, { pick: number }>
type AtChat = Exclude<Change['what'], 'shut out' | 'let in' | 'depart'>

function change(world: World, step: Change) {
  if (step.what === 'shut out' || step.what === 'let in' || step.what === 'depart')
    return changeRoom(world, step.what, step)
  const actor = someone(world, step.who, step.chat)
  if (!actor) return
  const args = argsOf(world, step.what, step.pick, actor.chatId)
  if (args) world.outbox.ask(actor.personId, VERBS[step.what], args, { twice: step.twice })
}

const VERBS: Record<AtChat, string> = {
  edit: 'message.edit',
  delete: 'message.delete',
  rename: 'chat.update',
  'choose model': 'chat.update',
  move: 'chat.move-place',
  ask: 'reply.ask',
  stop: 'reply.stop',
  continue: 'reply.continue',
  pin: 'chat.pin',
  react: 'reaction.add',
}

function argsOf(world: World, what: AtChat, pick: number, chatId: string): object | undefined {
  const messageId = anyId(world, 'SELECT id FROM messages WHERE chat_id = ? ORDER BY position', chatId, pick)
  const replyId = anyId(world, 'SELECT id FROM replies WHERE chat_id = ? ORDER BY queued_at', chatId, pick)
  switch (what) {
    case 'edit':
      return messageId === undefined ? undefined : { messageId, content: `other words ${pick}` }
    case 'delete':
      return messageId === undefined ? undefined : { messageId }
    case 'move':
      return messageId === undefined ? undefined : { chatId, messageId }
    case 'ask':
      return messageId === undefined ? undefined : { chatId, parentId: messageId, id: newId() }
    case 'stop':
    case 'continue':
      return replyId === undefined ? undefined : { replyId }
    case 'rename':
      return { chatId, title: `title ${pick}` }
    case 'choose model':
      return { chatId, model: world.anyModel() }
    case 'pin':
      return { chatId }
    case 'react':
      return messageId === undefined ? undefined : { messageId, emoji: '🌊' }
    default:
      return what satisfies never
  }
}

function anyId(world: World, query: string, chatId: string, pick: number): string | undefined {
  const rows = world.database.all<{ id: string }>(query, chatId)
  return rows[pick % Math.max(1, rows.length)]?.id
}

/** Remembers a chat as it is now, to be compared with what its events make of it. */
async function peek(world: World, chat: number) {
  const chatId = world.chatIds[chat % world.chatIds.length]
  const ctx = world.ctxOf(world.people[0]!)
  if (!chatId || !ctx) return
  const seen = await world.comesTrue(readChatSnapshot(ctx, chatId), 3000)
  if (seen?.value) world.peeks.push({ chatId, ...seen.value })
}

function disturb(world: World, what: 'half-open' | 'slow' | 'stuck' | 'leave', pick: number, ms: number) {
  const device = deviceOf(world, pick)
  if (!device) return
  world.evidence.count(`lines ${what}`)
  if (what === 'half-open') device.line.isHalfOpen = true
  if (what === 'slow') device.line.bytesPerSecond = 3000
  if (what === 'stuck') device.line.bytesPerSecond = 0
  if (what === 'leave') device.connection.close()
  world.time.after(
    ms,
    () => {
      device.heal()
      if (what === 'leave') device.connect()
    },
    world.time.world,
  )
}

/** R5: a repair gives streams a new epoch under the readers’ feet. */
function repair(world: World) {
  world.repairs++
  for (const { id } of world.database.all<{ id: string }>('SELECT id FROM streams'))
    world.database.writer.prepare('UPDATE streams SET epoch = ? WHERE id = ?').run(newId(), id)
}

function keep(world: World) {
  if (world.database.writer.isTransaction) return
  world.kept = {
    rows: world.database.backUp(),
    answered: new Set(world.outbox.asked.filter((op) => op.answers.length > 0).map((op) => op.opId)),
  }
}
