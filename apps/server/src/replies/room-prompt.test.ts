import { expect, test } from 'vitest'
import { pino } from 'pino'
import type { ModelMessage } from '../providers/provider.ts'
import { createProviders, type Providers } from '../providers/registry.ts'
import { answerOf, begun, makeAgent, roomOf } from '../testing/rooms.ts'
import { testCast } from '../testing/test-app.ts'

/** The demo, and what it was shown each time. */
function listening(): Providers & { shown: ModelMessage[][] } {
  const real = createProviders({ mockMode: true, fallbackModels: [] }, pino({ level: 'silent' }))
  const shown: ModelMessage[][] = []
  return {
    ...real,
    shown,
    stream(model, question, signal) {
      shown.push(question.messages)
      return real.stream(model, question, signal)
    },
  }
}

const textsOf = (messages: ModelMessage[] = []) =>
  messages.map((message) => [
    message.role,
    'text' in message ? message.text : message.role === 'assistant' ? message.parts.map(textOf).join('') : '',
  ])
const textOf = (part: object) => ('text' in part ? String(part.text) : '')

test('an agent is told where it is, who is there, and who said what', async () => {
  const providers = listening()
  await using cast = await testCast({ providers })
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper', { name: 'Helper', instructions: 'Be kind.' })
  const other = await makeAgent(ada, 'other', { name: 'Other' })
  const room = await roomOf(ada, [bob], [helper, other], { topic: 'Shapes' })
  await bob.send(room.id, 'I like circles')
  await ada.send(room.id, '@helper @other /demo say="Squares." rate=0 ttft=0')
  await cast.settle()
  await bob.send(room.id, '@helper and now?')
  await cast.settle()

  const [system, ...said] = textsOf(providers.shown.at(-1))
  expect(system?.[0]).toBe('system')
  for (const words of ['You are Helper (@helper)', 'Shapes', 'bob (@bob)', 'Other (@other)', 'Be kind.'])
    expect(system?.[1]).toContain(words)
  expect(said).toEqual([
    ['user', 'bob (@bob): I like circles'],
    ['user', 'ada (@ada): @helper @other /demo say="Squares." rate=0 ttft=0'],
    ['assistant', 'Squares.'],
    ['user', 'Other (@other, agent): Squares.'],
    ['user', 'bob (@bob): @helper and now?'],
  ])
})

test('whoever steers an answer is told by name, as whoever speaks', async () => {
  const providers = listening()
  await using cast = await testCast({ providers })
  const { ada, bob } = cast
  const helper = await makeAgent(ada, 'helper')
  const room = await roomOf(ada, [bob], [helper])
  const { reply } = await bob.send(room.id, '@helper /demo tokens=100000 rate=200 ttft=0')
  const { content } = await begun(bob, reply)
  const words = '/demo say="Short, then." rate=0 ttft=0'
  await ada.must(`/replies/${reply?.id}/steer`, { method: 'POST', body: { content: words } })
  expect((await ada.ended(reply?.id ?? '')).status).toBe('completed')
  const [, asked, written, steered] = textsOf(providers.shown.at(-1))
  expect(asked?.[1]).toMatch(/^bob \(@bob\): @helper/)
  expect(written?.[1]?.startsWith(content)).toBe(true)
  expect(steered).toEqual(['user', `ada (@ada): ${words}`])
  expect((await answerOf(ada, reply)).content.endsWith('Short, then.')).toBe(true)
})

test('an agent reads as much of a room as it is set to, and nothing that is being written', async () => {
  const providers = listening()
  await using cast = await testCast({ providers })
  const { ada } = cast
  const slow = await makeAgent(ada, 'slow')
  const quick = await makeAgent(ada, 'quick')
  const room = await roomOf(ada, [], [slow, quick], { agentReads: 3 })
  await ada.send(room.id, 'one')
  await ada.send(room.id, 'two')
  const { reply } = await ada.send(room.id, '@slow /demo tokens=100000 rate=100 ttft=0')
  await begun(ada, reply)
  const asked = await ada.send(room.id, '@quick /demo say="Done." rate=0 ttft=0')
  await ada.ended(asked.reply?.id ?? '')
  await ada.stop(reply?.id ?? '')
  await cast.settle()
  const [, ...said] = textsOf(providers.shown.at(-1))
  expect(said.map(([, text]) => text)).toEqual([
    'ada (@ada): @slow /demo tokens=100000 rate=100 ttft=0',
    'ada (@ada): @quick /demo say="Done." rate=0 ttft=0',
  ])
})
