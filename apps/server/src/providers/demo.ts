import { AppError, type Model } from '@parley/contracts'
import type { Clock } from './clock.ts'
import { sleep } from './clock.ts'
import { planAnswer, type DemoAnswer } from './demo-answer.ts'
import type { Failure } from './demo-script.ts'
import { afterPrefill } from './demo-prefill.ts'
import { createPace, type Pace } from './pace.ts'
import type { ModelChunk, ModelRequest, Provider } from './provider.ts'

export const demoModel: Model = {
  id: 'demo:demo',
  provider: 'demo',
  name: 'Demo (built in)',
  contextTokens: 128_000,
  sees: true,
  reasons: true,
  callsTools: true,
  continues: true,
}

// With rate=0: pieces large enough to cost little, small enough that the event loop breathes between them.
const UNPACED_TOKENS = 32
const RETRY_AFTER_SECONDS = 20
const CHARACTERS_PER_TOKEN = 4.5

/** A model that knows nothing and obeys `/demo` scripts; see docs/demo-model.md. */
export function createDemoProvider(clock: Clock): Provider {
  const pace = createPace(clock)
  return {
    id: 'demo',
    name: 'Demo',
    setting: null,
    configured: () => true,
    models: () => Promise.resolve([demoModel]),
    stream: (request, signal) => streamAnswer({ clock, pace, signal }, request),
  }
}

type Run = { clock: Clock; pace: Pace; signal: AbortSignal }

async function* streamAnswer(run: Run, request: ModelRequest): AsyncGenerator<ModelChunk> {
  const answer = planAnswer(request)
  const { script } = answer
  if (typeof script.fail === 'string') throw scriptedError(script.fail)
  // A timer of no time would still take a turn of the event loop, and a millisecond.
  if (script.ttft > 0) await sleep(run.clock, script.ttft, run.signal)

  const isContinued = (request.prefill ?? '') !== ''
  let reasoningTokens = 0
  if (!isContinued) {
    for await (const piece of paced(run, answer.reasoning, script.rate)) {
      reasoningTokens += piece.tokens
      yield { type: 'reasoning', text: piece.text }
    }
  }
  for (const call of answer.calls) yield { type: 'tool-call', ...call }

  let textTokens = 0
  const budget = request.parameters.maxTokens ?? Number.POSITIVE_INFINITY
  const limit = limitOf(answer, isContinued, budget)
  const text = takeTokens(afterPrefill(answer.text, request.prefill ?? ''), limit.tokens)
  for await (const piece of paced(run, text, script.rate)) {
    textTokens += piece.tokens
    yield { type: 'text', text: piece.text }
  }
  const end = textTokens < limit.tokens ? 'stop' : limit.end
  if (end === 'break') throw brokenOff()
  if (end === 'silence') return await untilAborted(run.signal)

  yield { type: 'usage', usage: usageOf(request, textTokens, reasoningTokens) }
  yield { type: 'finish', reason: answer.calls.length > 0 ? 'tool-calls' : end }
}

type Limit = { tokens: number; end: 'length' | 'refused' | 'break' | 'silence' }

/**
 * What ends the answer before its end, whichever comes first. What the script says happens once: an answer that is continued
 * runs to its end, so that people can see it heal.
 */
function limitOf({ script }: DemoAnswer, isContinued: boolean, budget: number): Limit {
  const { fail, cut, hang } = script
  const limits: Limit[] = [{ tokens: budget, end: 'length' }]
  if (!isContinued && typeof fail === 'object') limits.push({ tokens: fail.after, end: 'break' })
  if (!isContinued && cut) limits.push({ tokens: cut.after, end: cut.by === 'filter' ? 'refused' : 'length' })
  if (!isContinued && hang !== undefined) limits.push({ tokens: hang, end: 'silence' })
  return limits.reduce((first, limit) => (limit.tokens <= first.tokens ? limit : first))
}

function* takeTokens(tokens: Iterable<string>, count: number): Generator<string> {
  if (count <= 0) return
  let taken = 0
  for (const token of tokens) {
    yield token
    if (++taken >= count) return
  }
}

type Piece = { text: string; tokens: number }

/** Tokens when they are due, counted from the start so that lateness never adds up; overdue ones come in one piece. */
async function* paced(run: Run, tokens: Iterable<string>, rate: number): AsyncGenerator<Piece> {
  const { clock, pace, signal } = run
  const startedAt = clock.now()
  let sent = 0
  let piece: Piece = { text: '', tokens: 0 }
  let due = 0
  for (const token of tokens) {
    if (piece.tokens === due) {
      if (due > 0) yield piece
      sent += due
      piece = { text: '', tokens: 0 }
      due = await (rate === 0 ? unpaced() : tokensDue(sent))
      signal.throwIfAborted()
    }
    piece = { text: piece.text + token, tokens: piece.tokens + 1 }
  }
  if (piece.tokens > 0) yield piece

  async function tokensDue(already: number): Promise<number> {
    await pace.until(startedAt + (already * 1000) / rate, signal)
    return Math.max(1, Math.floor(((clock.now() - startedAt) * rate) / 1000) + 1 - already)
  }
}

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    const stop = () => reject(signal.reason as Error)
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })

const unpaced = () => new Promise<number>((resolve) => setImmediate(resolve, UNPACED_TOKENS))

function usageOf(request: ModelRequest, textTokens: number, reasoningTokens: number) {
  const asked = JSON.stringify(request.messages, (key, value: unknown) =>
    key === 'images' ? undefined : value,
  )
  return {
    inputTokens: Math.ceil(asked.length / CHARACTERS_PER_TOKEN),
    outputTokens: textTokens + reasoningTokens,
    reasoningTokens,
  }
}

const brokenOff = () =>
  new AppError('provider_cut_off', {
    detail: 'The demo broke off, as its script says. Continue the answer, or ask again without “fail”.',
  })

function scriptedError(failure: Failure): AppError {
  const told = 'as its script says; ask again without “fail”.'
  switch (failure) {
    case 'refuse':
      return new AppError('provider_refused', { detail: `The demo declined to answer, ${told}` })
    case 'rate-limit':
      return new AppError('provider_rate_limited', {
        detail: `The demo is limiting requests, ${told}`,
        retryAfterSeconds: RETRY_AFTER_SECONDS,
      })
    case 'unreachable':
      return new AppError('provider_unreachable', { detail: `The demo cannot be reached, ${told}` })
    case 'html':
      return new AppError('provider_protocol', { detail: `The demo sent a web page, ${told}` })
    default:
      return failure satisfies never
  }
}
