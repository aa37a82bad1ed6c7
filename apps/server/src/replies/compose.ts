import {
  AppError,
  newId,
  textOf,
  type Model,
  type Parameters,
  type ReplyCut,
  type Tool,
  type ToolCall,
} from '@parley/contracts'
import type { FinishReason, ModelChunk, ModelMessage } from '../providers/provider.ts'
import type { ReplyDeps } from './deps.ts'
import type { Draft } from './draft.ts'
import { insist, TRIES } from './insist.ts'
import { assistantMessagesOf, readPrompt, takenUp, type Prompt } from './prompt.ts'
import { setPart } from './set-part.ts'

/** How many times in one answer a model may use tools and think on. */
const MAX_STEPS = 8

type PendingCall = Extract<ModelChunk, { type: 'tool-call' }>

/**
 * Lets the model write the draft to its end: step by step, each step a stream of text and perhaps calls of tools. Answers
 * what the provider ended it by, when that was not the end.
 */
export async function compose(deps: ReplyDeps, draft: Draft): Promise<ReplyCut | undefined> {
  const { reply, message, parts } = draft.claim
  const model = await modelOf(deps, reply.model)
  const parameters = JSON.parse(reply.parameters) as Parameters
  const tools = model.callsTools ? deps.tools.offered(JSON.parse(reply.tools) as string[] | null) : []
  const asked = { parentId: message.parentId, agentId: reply.agent_id, chatId: reply.chat_id, parts }
  const read = () => readPrompt(deps.store.db, model, asked, parameters.system)
  const history = await insist(deps, draft, TRIES, read)
  let prompt: Prompt = takenUp(history, parts, model.continues)

  for (let step = 0; step < MAX_STEPS; step++) {
    const first = draft.text.partCount
    const request = { ...prompt, parameters, tools: step === MAX_STEPS - 1 ? [] : tools }
    const chunks = deps.providers.stream(reply.model, request, draft.signal)
    const { calls, reason } = await writeStep(deps, draft, chunks)
    if (calls.length === 0 || reason === 'refused') return cutBy(reason, draft)
    await runTools(deps, draft, tools, calls)
    prompt = { messages: [...promptSoFar(prompt), ...assistantMessagesOf(draft.parts().slice(first))] }
  }
  return undefined
}

/** An answer of which the filter has left nothing is refused. */
function cutBy(reason: FinishReason, draft: Draft): ReplyCut | undefined {
  if (reason === 'length') return 'length'
  if (reason !== 'refused') return undefined
  if (textOf(draft.parts()).trim() === '') throw new AppError('provider_refused')
  return 'filter'
}

async function modelOf(deps: ReplyDeps, id: string): Promise<Model> {
  const model = await deps.providers.find(id)
  if (!model)
    throw new AppError('model_not_found', {
      detail: `There is no model “${id}” here any more. Choose another one.`,
    })
  return model
}

const promptSoFar = ({ messages, prefill }: Prompt): ModelMessage[] =>
  prefill ? [...messages, { role: 'assistant', parts: [{ type: 'text', text: prefill }] }] : messages

async function writeStep(
  deps: ReplyDeps,
  draft: Draft,
  chunks: AsyncIterable<ModelChunk>,
): Promise<{ calls: PendingCall[]; reason: FinishReason }> {
  const calls: PendingCall[] = []
  let reason: FinishReason = 'other'
  for await (const chunk of chunks) {
    if (draft.brokenOff) return { calls: [], reason }
    switch (chunk.type) {
      case 'text':
      case 'reasoning':
        draft.text.push(chunk.type, chunk.text)
        break
      case 'tool-call':
        calls.push(chunk)
        break
      case 'source':
        await setPart(deps, draft, { type: 'source', url: chunk.url, title: chunk.title })
        break
      case 'usage':
        draft.usage = add(draft.usage, chunk.usage)
        break
      case 'finish':
        reason = chunk.reason
        break
      case 'fallback':
        deps.log.info({ reply: draft.claim.reply.id, model: chunk.model }, 'another model answers')
        break
      default:
        chunk satisfies never
    }
  }
  return { calls, reason }
}

const add = (sum: Draft['usage'], more: NonNullable<Draft['usage']>): Draft['usage'] => ({
  inputTokens: (sum?.inputTokens ?? 0) + more.inputTokens,
  outputTokens: (sum?.outputTokens ?? 0) + more.outputTokens,
  ...((sum?.reasoningTokens !== undefined || more.reasoningTokens !== undefined) && {
    reasoningTokens: (sum?.reasoningTokens ?? 0) + (more.reasoningTokens ?? 0),
  }),
})

async function runTools(
  deps: ReplyDeps,
  draft: Draft,
  offered: readonly Tool[],
  calls: readonly PendingCall[],
): Promise<void> {
  for (const { id, name, args } of calls) {
    if (draft.brokenOff) return
    const call: ToolCall = { id: id || newId(), name, args, status: 'running' }
    const index = await setPart(deps, draft, { type: 'tool-call', call })
    // Another has the answer, and this call is nowhere: what it would do could not be told, nor taken back.
    if (draft.brokenOff === 'lost') return
    const { output, isError } = await deps.tools.run(offered, { name, args }, draft.signal)
    await setPart(
      deps,
      draft,
      { type: 'tool-call', call: { ...call, status: isError ? 'error' : 'done', output } },
      index,
    )
  }
}
