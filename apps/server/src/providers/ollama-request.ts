import type { Tool } from '@parley/contracts'
import type { AssistantPart, ModelMessage, ModelRequest } from './provider.ts'

/** The body of Ollama's `/api/chat`. */
export function toOllamaRequest({ model, messages, parameters, tools, prefill }: ModelRequest) {
  const { temperature, maxTokens, reasoningEffort } = parameters
  return {
    model,
    stream: true,
    messages: [
      ...messages.flatMap(toMessages),
      // It goes on from a last message of the assistant.
      ...(prefill ? [{ role: 'assistant', content: prefill }] : []),
    ],
    ...(tools.length > 0 && { tools: tools.map(toTool) }),
    ...(reasoningEffort !== undefined && { think: toThink(model, reasoningEffort) }),
    options: {
      ...(temperature !== undefined && { temperature }),
      ...(maxTokens !== undefined && { num_predict: maxTokens }),
    },
  }
}

// Only these know how much; the others think or do not.
const toThink = (model: string, effort: string) =>
  effort === 'none' ? false : /gpt-oss/u.test(model) ? effort : true

function toMessages(message: ModelMessage): object[] {
  switch (message.role) {
    case 'system':
      return [{ role: 'system', content: message.text }]
    case 'user': {
      const images = (message.images ?? []).map(({ data }) => Buffer.from(data).toString('base64'))
      return [{ role: 'user', content: message.text, ...(images.length > 0 && { images }) }]
    }
    case 'assistant':
      return [toAssistant(message.parts)]
    case 'tool':
      return message.results.map(({ name, output }) => ({
        role: 'tool',
        tool_name: name,
        content: typeof output === 'string' ? output : JSON.stringify(output ?? null),
      }))
    default:
      return message satisfies never
  }
}

function toAssistant(parts: AssistantPart[]): object {
  const calls = parts.filter((part) => part.type === 'tool-call')
  return {
    role: 'assistant',
    content: parts.map((part) => (part.type === 'text' ? part.text : '')).join(''),
    ...(calls.length > 0 && {
      tool_calls: calls.map(({ name, args }) => ({ function: { name, arguments: args ?? {} } })),
    }),
  }
}

const toTool = ({ name, description, parameters }: Tool) => ({
  type: 'function',
  function: { name, description, parameters },
})
