import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { cuts, startFakeUpstream } from './fake-upstream.ts'
import { factsOfRecording, inOrder } from './recording-facts.ts'
import { adapters, hear, never, nothing, readLines, requestOf, usageIn } from './test-adapters.ts'

// Streams of real providers lie beside the checkout on some machines; elsewhere our own fixtures are all there is.
const recordings = new URL('../../../../../shared/recordings/', import.meta.url)
const fixtures = new URL('fixtures/', import.meta.url)

const streams = [
  ...(existsSync(recordings) ? filesIn(recordings) : []),
  ...filesIn(fixtures).filter(({ name }) => /^(?!ollama).*-(?:text|reasoning|tools)\./u.test(name)),
]

function filesIn(folder: URL) {
  const names = readdirSync(folder).filter((name) => name.endsWith('.chunks.txt'))
  return names.map((name) => ({ name, url: new URL(name, folder) }))
}

function adapterOf(name: string) {
  const id = name.startsWith('parallel') ? 'openai' : name.slice(0, name.indexOf('-'))
  const adapter = adapters.find((one) => one.id === id) ?? adapters.find((one) => one.id === 'compatible')
  if (!adapter) throw new Error(`no adapter for ${name}`)
  return adapter
}

describe.for(streams)('$name', ({ name, url }) => {
  test.for(Object.entries(cuts))('%s', async ([, cut]) => {
    const adapter = adapterOf(name)
    const lines = readLines(url)
    const bytes = Buffer.from(lines.map(adapter.frame).join(''))
    await using upstream = await startFakeUpstream(() => ({ pieces: cut(bytes) }))
    const heard = nothing()
    const stream = adapter.create(upstream.url).stream(requestOf(adapter.model), never)
    const failure: unknown = await hear(stream, heard).then(
      () => undefined,
      (error: unknown) => error,
    )
    const { text, reasoning, calls, usage, error } = factsOfRecording(lines)
    expect({ ...heard, calls: inOrder(heard.calls) }).toMatchObject({ text, reasoning, calls })
    expect(failure).toEqual(error ? expect.objectContaining({ code: error }) : undefined)
    if (!error) expect(usageIn(heard)).toMatchObject(usage)
  })
})
