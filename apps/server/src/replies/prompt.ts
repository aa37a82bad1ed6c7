import { textOf, type Message, type Model, type Part } from '@parley/contracts'
import { readSaidOn } from '../chats/tree.ts'
import type { AssistantPart, ModelMessage, ToolResult } from '../providers/provider.ts'
import type { Reader } from '../streams/log.ts'
import { readRoomSetting, type RoomSetting } from './room-prompt.ts'
import type { SteerPart } from './steers.ts'

/** Most texts take more than three characters a token; a bit less than the whole window leaves room for the answer. */
const CHARACTERS_A_TOKEN = 3
const SHARE_OF_WINDOW = 0.75
const DEFAULT_CONTEXT_TOKENS = 32_000
const MAX_MESSAGES = 400

const CONTINUE =
  'Go on exactly where your last answer stopped. Do not repeat any of it and do not comment on the break.'

export type Prompt = { messages: ModelMessage[]; prefill?: string }

/** What was said before an answer, and what the words of who steers it become there. */
export type History = { messages: ModelMessage[]; heeded: Heeded }
type Heeded = (steer: SteerPart) => string
const asSaid: Heeded = ({ words }) => words

/** `parts` is what the answer holds already, from an attempt before. */
type Asked = { parentId: string | null; agentId: string | null; chatId: string; parts: readonly Part[] }

/**
 * What the model is shown: what it is told to be, and the branch above its answer as far as it fits. What others are still
 * writing is not part of it.
 */
export async function readPrompt(
  db: Reader,
  model: Model,
  asked: Asked,
  system: string | undefined,
): Promise<History> {
  const budget = (model.contextTokens ?? DEFAULT_CONTEXT_TOKENS) * SHARE_OF_WINDOW * CHARACTERS_A_TOKEN
  const agent = asked.agentId === null ? undefined : await readAgent(db, asked.agentId)
  const chat = agent && (await readRoom(db, asked.chatId))
  const branch = await readSaidOn(db, asked.parentId, chat?.agent_reads ?? MAX_MESSAGES)
  const shown = newestWithin(
    branch.filter(({ status }) => status !== 'deleted' && status !== 'writing'),
    budget,
  )
  const room = chat ? await readRoomSetting(db, chat, agent, shown, asked.parts) : undefined
  const told = [room?.introduction, agent?.instructions, system].filter((text) => text?.trim())
  const heeded = room?.heeded ?? asSaid
  const messages: ModelMessage[] = shown.flatMap((message) =>
    room && message.author.id !== agent?.id ? saidInRoom(room, message) : modelMessagesOf(message, heeded),
  )
  if (told.length > 0) messages.unshift({ role: 'system', text: told.join('\n\n') })
  return { messages, heeded }
}

const readAgent = (db: Reader, id: string) =>
  db.selectFrom('agents').select(['id', 'name', 'instructions']).where('id', '=', id).executeTakeFirst()

/** Only who is an agent of a room is told of it. */
const readRoom = (db: Reader, id: string) =>
  db.selectFrom('chats').selectAll().where('id', '=', id).where('kind', '=', 'room').executeTakeFirst()

/** What others said is told with who said it, people and agents alike: to an agent only its own answers are its own. */
const saidInRoom = (room: RoomSetting, message: Message): ModelMessage[] =>
  textOf(message.parts).trim() === '' ? [] : [{ role: 'user', text: room.said(message) }]

/** The newest messages that fit; the last is always among them. */
function newestWithin(branch: Message[], budget: number): Message[] {
  let left = budget
  let first = branch.length
  while (first > 0) {
    left -= sizeOf(branch[first - 1]?.parts ?? [])
    if (left < 0 && first < branch.length) break
    first--
  }
  return branch.slice(first)
}

const sizeOf = (parts: Part[]): number =>
  parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : JSON.stringify(part).length), 0)

function modelMessagesOf(message: Message, heeded: Heeded): ModelMessage[] {
  if (message.role === 'assistant') return heedingMessagesOf(message.parts, heeded)
  const text = textOf(message.parts)
  return text === '' ? [] : [{ role: message.role === 'system' ? 'system' : 'user', text }]
}

/** An answer with what people asked it to heed on the way, each where it was said. */
function heedingMessagesOf(parts: readonly Part[], heeded: Heeded): ModelMessage[] {
  const at = parts.findIndex(({ type }) => type === 'steer')
  const steer = parts[at]
  return steer?.type === 'steer'
    ? [
        ...assistantMessagesOf(parts.slice(0, at)),
        { role: 'user', text: heeded(steer) },
        ...heedingMessagesOf(parts.slice(at + 1), heeded),
      ]
    : assistantMessagesOf(parts)
}

/** An answer as the steps it was made in: text and calls, the tools' results, and again. */
export function assistantMessagesOf(parts: readonly Part[]): ModelMessage[] {
  const messages: ModelMessage[] = []
  let said: AssistantPart[] = []
  let results: ToolResult[] = []
  const endStep = () => {
    if (said.length > 0) messages.push({ role: 'assistant', parts: said })
    if (results.length > 0) messages.push({ role: 'tool', results })
    said = []
    results = []
  }
  for (const part of parts) {
    if (part.type === 'text' && part.text !== '') {
      if (results.length > 0) endStep()
      said.push({ type: 'text', text: part.text })
    }
    if (part.type === 'tool-call' && part.call.output !== undefined) {
      const { id, name, args, output, status } = part.call
      said.push({ type: 'tool-call', id, name, args })
      results.push({ id, name, output, isError: status === 'error' })
    }
  }
  endStep()
  return messages
}

/** What an answer that is taken up again shows the model: its text as a beginning to go on from, or with the request to. */
export function takenUp(history: History, parts: readonly Part[], continues: boolean): Prompt {
  const { messages, heeded } = history
  const steered = parts.findLastIndex(({ type }) => type === 'steer') + 1
  if (steered > 0) {
    const before = [...messages, ...heedingMessagesOf(parts.slice(0, steered), heeded)]
    return takenUp({ messages: before, heeded }, parts.slice(steered), continues)
  }
  const last = parts.at(-1)
  if (parts.length === 0) return { messages }
  if (last?.type === 'seam')
    return last.reason === 'restarted'
      ? { messages: [...messages, ...assistantMessagesOf(parts)] }
      : { messages: [...messages, ...assistantMessagesOf(parts), { role: 'user', text: CONTINUE }] }
  if (last?.type !== 'text' || !continues) return { messages: [...messages, ...assistantMessagesOf(parts)] }
  return { messages: [...messages, ...assistantMessagesOf(parts.slice(0, -1))], prefill: last.text }
}
