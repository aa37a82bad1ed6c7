import type { ModelMessage } from './provider.ts'

/** Who speaks in a room, as prompts tell it: `Ada (@ada): ` for a person, `Helper (@helper, agent): ` for an agent. */
const SPEAKER = /^[^\n]{1,200}? \((?:@[a-z0-9._-]+|who has left)(, agent)?\): /u
const MENTIONS = /^(?:\s*@[a-z0-9._-]+[,:]?(?=\s|$))+\s*/iu
const SCRIPT = /^\s*\/demo(?:\s|$)/u

export type DemoAsked = { script: string; seed: string; images: number }

/**
 * What the demo goes by: what a person said last, without who says it and whom it mentions; or else a script that begins a
 * line of the instructions, so that an agent can be given habits.
 */
export function demoAsked(messages: readonly ModelMessage[]): DemoAsked {
  const said = messages.findLast((message) => message.role === 'user' && !SPEAKER.exec(message.text)?.[1])
  const text = said?.role === 'user' ? said.text : ''
  const images = said?.role === 'user' ? (said.images?.length ?? 0) : 0
  const speaker = SPEAKER.exec(text)?.[0]
  const words = speaker === undefined ? text : text.slice(speaker.length).replace(MENTIONS, '')
  const system = systemOf(messages)
  const script = SCRIPT.test(words) ? words : (scriptIn(system) ?? words)
  // In a room several answer the same words, each in its own.
  return { script, images, seed: speaker === undefined ? words : words + system.split('\n', 1)[0] }
}

const systemOf = (messages: readonly ModelMessage[]): string => {
  const system = messages.find((message) => message.role === 'system')
  return system?.role === 'system' ? system.text : ''
}

const scriptIn = (system: string): string | undefined => system.split('\n').find((line) => SCRIPT.test(line))
