import type { Model, Parameters, TokenUsage, Tool } from '@parley/contracts'

export type ModelMessage =
  | { role: 'system'; text: string }
  | { role: 'user'; text: string; images?: { mediaType: string; data: Uint8Array }[] }
  | { role: 'assistant'; parts: AssistantPart[] }
  | { role: 'tool'; results: ToolResult[] }

export type AssistantPart =
  | { type: 'text' | 'reasoning'; text: string }
  | { type: 'tool-call'; id: string; name: string; args: unknown }

export type ToolResult = { id: string; name: string; output: unknown; isError?: boolean }

export type ModelRequest = {
  /** The provider's own name for the model, without `provider:`. */
  model: string
  messages: ModelMessage[]
  /** `system` is not read here: whoever asks puts it among the messages. */
  parameters: Parameters
  tools: Tool[]
  /** The beginning of the answer that is already there; only for models that `continues`. Deltas carry on after it. */
  prefill?: string
}

export type FinishReason = 'stop' | 'length' | 'tool-calls' | 'refused' | 'other'

export type ModelChunk =
  | { type: 'text'; text: string }
  | { type: 'reasoning'; text: string }
  | { type: 'tool-call'; id: string; name: string; args: unknown }
  | { type: 'source'; url: string; title: string }
  | { type: 'usage'; usage: TokenUsage }
  | { type: 'finish'; reason: FinishReason }
  /** Another model answers, because the one that was asked cannot; comes before everything else. */
  | { type: 'fallback'; model: string }

export interface Provider {
  readonly id: string
  readonly name: string
  /** The environment variable that configures it. */
  readonly setting: string | null
  configured(): boolean | Promise<boolean>
  models(signal: AbortSignal): Promise<Model[]>
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelChunk>
}
