import type {
  JSONValue,
  LanguageModelV4CallOptions,
  LanguageModelV4FunctionTool,
  LanguageModelV4Message,
  LanguageModelV4ToolResultPart,
} from '@ai-sdk/provider'
import type { Tool } from '@parley/contracts'
import type { AssistantPart, ModelMessage, ModelRequest, ToolResult } from './provider.ts'

type AssistantContent = Extract<LanguageModelV4Message, { role: 'assistant' }>['content']

/** A request in the form that every AI SDK adapter takes. */
export function toCallOptions(request: ModelRequest): LanguageModelV4CallOptions {
  const { temperature, maxTokens, reasoningEffort } = request.parameters
  return {
    prompt: toPrompt(request),
    ...(temperature !== undefined && { temperature }),
    ...(maxTokens !== undefined && { maxOutputTokens: maxTokens }),
    ...(reasoningEffort !== undefined && { reasoning: reasoningEffort }),
    ...(request.tools.length > 0 && { tools: request.tools.map(toTool) }),
  }
}

/** Some providers take system messages only at the very beginning, so that is where all of them go. */
function toPrompt({ messages, prefill }: ModelRequest): LanguageModelV4Message[] {
  const system = messages.flatMap((message) =>
    message.role === 'system' && message.text ? [message.text] : [],
  )
  return [
    ...(system.length > 0 ? [{ role: 'system' as const, content: system.join('\n\n') }] : []),
    ...messages.flatMap(toMessages),
    ...(prefill ? [{ role: 'assistant' as const, content: [{ type: 'text' as const, text: prefill }] }] : []),
  ]
}

function toMessages(message: ModelMessage): LanguageModelV4Message[] {
  switch (message.role) {
    case 'system':
      return []
    case 'user':
      return [{ role: 'user', content: [...toFiles(message.images ?? []), ...toText(message.text)] }]
    case 'assistant':
      return notEmpty({ role: 'assistant', content: message.parts.flatMap(toAssistantPart) })
    case 'tool':
      return notEmpty({ role: 'tool', content: message.results.map(toToolResult) })
    default:
      return message satisfies never
  }
}

const notEmpty = (message: LanguageModelV4Message) => (message.content.length > 0 ? [message] : [])

const toFiles = (images: { mediaType: string; data: Uint8Array }[]) =>
  images.map(({ mediaType, data }) => ({
    type: 'file' as const,
    mediaType,
    data: { type: 'data' as const, data },
  }))

const toText = (text: string) => (text === '' ? [] : [{ type: 'text' as const, text }])

/** Earlier thoughts stay here: providers want them signed, or not at all. */
function toAssistantPart(part: AssistantPart): AssistantContent {
  if (part.type === 'tool-call') {
    const { id, name, args } = part
    return [{ type: 'tool-call', toolCallId: id, toolName: name, input: args ?? {} }]
  }
  return part.type === 'text' ? toText(part.text) : []
}

function toToolResult({ id, name, output, isError }: ToolResult): LanguageModelV4ToolResultPart {
  const value = (output ?? null) as JSONValue
  const asText = typeof output === 'string'
  return {
    type: 'tool-result',
    toolCallId: id,
    toolName: name,
    output: asText
      ? { type: isError ? 'error-text' : 'text', value: output }
      : { type: isError ? 'error-json' : 'json', value },
  }
}

const toTool = (tool: Tool): LanguageModelV4FunctionTool => ({
  type: 'function',
  name: tool.name,
  description: tool.description,
  inputSchema: tool.parameters as LanguageModelV4FunctionTool['inputSchema'],
})
