import type { Agent, CreateAgent, Parameters } from '@parley/contracts'

/** What becomes of the picture when the form is saved. */
export type PictureChange = 'keep' | 'remove' | { image: string }

/** An agent as its form holds it. */
export type AgentValues = {
  name: string
  handle: string
  description: string
  model: string | null
  instructions: string
  parameters: Parameters
  /** Null: every tool that can do no harm. */
  tools: readonly string[] | null
  visibility: Agent['visibility']
}

export const LONGEST = { name: 80, handle: 32, description: 300, instructions: 20_000 } as const

const EMPTY: AgentValues = {
  name: '',
  handle: '',
  description: '',
  model: null,
  instructions: '',
  parameters: {},
  tools: null,
  visibility: 'room',
}

export function valuesOf(agent: Agent | 'new'): AgentValues {
  if (agent === 'new') return EMPTY
  const { name, handle, description, model, instructions, parameters, tools, visibility } = agent
  return { name, handle, description, model, instructions, parameters, tools, visibility }
}

/** As the server takes it: the instructions are the system prompt of an agent, so its parameters have none. */
export function bodyOf({ parameters, tools, ...values }: AgentValues): CreateAgent {
  const { system: _system, ...others } = parameters
  return {
    ...values,
    name: values.name.trim(),
    description: values.description.trim(),
    handle: values.handle.trim(),
    parameters: others,
    tools: tools === null ? null : [...tools],
  }
}

/** A handle that a name suggests: “Code Reviewer” → `code-reviewer`. */
export const handleFor = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST.handle)
    .replace(/-+$/, '')
