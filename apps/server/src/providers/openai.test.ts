import { expect, test } from 'vitest'
import { json, startFakeUpstream } from './fake-upstream.ts'
import { createOpenAiProvider } from './openai.ts'
import { CANARY, finishIn, hear, never, readFixture, requestOf } from './test-adapters.ts'

const frames = (name: string) => readFixture(name).map((line) => `data: ${line}\n\n`)

test('an organisation that may not see summaries of reasoning gets its answers without', async () => {
  await using upstream = await startFakeUpstream(({ body }) =>
    body.includes('"summary"')
      ? json(400, {
          error: { message: 'Your organization must be verified to generate reasoning summaries.' },
        })
      : { pieces: frames('openai-text') },
  )
  const openai = createOpenAiProvider({ apiKey: CANARY, baseUrl: upstream.url })
  for (const _ of [1, 2])
    expect((await hear(openai.stream(requestOf('gpt-5'), never))).text).toContain('Grüße')
  expect(upstream.asked.map(({ body }) => body.includes('"summary"'))).toEqual([true, false, false])
})

test('conversations are not stored there, and effort is passed on', async () => {
  await using upstream = await startFakeUpstream(() => ({ pieces: frames('openai-text') }))
  const openai = createOpenAiProvider({ apiKey: CANARY, baseUrl: upstream.url })
  await hear(openai.stream(requestOf('gpt-5', { parameters: { reasoningEffort: 'high' } }), never))
  const body: unknown = JSON.parse(upstream.asked[0]?.body ?? '')
  expect(body).toMatchObject({ store: false, stream: true, reasoning: { effort: 'high', summary: 'auto' } })
})

test('a refusal in the model’s own words is shown', async () => {
  const said = {
    type: 'response.refusal.delta',
    item_id: 'msg_0',
    output_index: 0,
    content_index: 0,
    delta: 'I cannot.',
  }
  const pieces = frames('openai-refusal')
  pieces.splice(2, 0, `data: ${JSON.stringify(said)}\n\n`)
  await using upstream = await startFakeUpstream(() => ({ pieces }))
  const openai = createOpenAiProvider({ apiKey: CANARY, baseUrl: upstream.url })
  const heard = await hear(openai.stream(requestOf('gpt-5'), never))
  expect([heard.text, finishIn(heard)]).toEqual(['I cannot.', 'refused'])
})
