import { chatStream, type ChatMessage, type Model } from '@parley/contracts'
import { expect, test } from 'vitest'
import type { ModelChunk } from '../providers/provider.ts'
import { createProviders } from '../providers/registry.ts'
import { testCast } from '../testing/test-app.ts'
import { until } from '../testing/until.ts'
import { pino } from 'pino'

const providersSaying = (say: (signal: AbortSignal) => AsyncIterable<ModelChunk>) => {
  const real = createProviders({ mockMode: true, fallbackModels: [] }, pino({ level: 'silent' }))
  const find = async (): Promise<Model> => ({ ...(await real.defaultModel()), continues: false })
  return {
    ...real,
    find,
    defaultModel: find,
    stream: (_model: string, _asked: unknown, signal: AbortSignal) => say(signal),
  }
}

test('[R12] the text before a part that does not grow is saved with it', async () => {
  let streams = 0
  async function* say(signal: AbortSignal): AsyncGenerator<ModelChunk> {
    if (++streams > 1) return yield { type: 'text', text: 'after' }
    yield { type: 'text', text: 'before' }
    yield { type: 'source', url: 'https://example.com', title: 'A source' }
    await new Promise((_resolve, reject) =>
      signal.addEventListener('abort', () => reject(signal.reason as Error)),
    )
  }
  await using cast = await testCast({ providers: providersSaying(say) })
  const { ada } = cast
  const { id } = await ada.newChat()
  const { reply } = await ada.send(id, 'hello')
  const { db } = cast.app.spine.store
  const saved = await until(async () => {
    const rows = await db.selectFrom('reply_chunks').select(['part', 'kind']).orderBy('part').execute()
    return rows.some((row) => row.kind === 'source') ? rows : undefined
  })
  expect(saved).toEqual([
    { part: 0, kind: 'text' },
    { part: 1, kind: 'source' },
  ])
  // Its process is lost at that moment.
  await db.updateTable('replies').set({ lease_until: 0, fence: 100 }).execute()
  expect(await ada.ended(reply?.id ?? '')).toMatchObject({ status: 'completed', attempt: 2 })
  const { parts } = await ada.must<ChatMessage>(`/messages/${reply?.messageId}`)
  expect(parts).toEqual([
    { type: 'seam', reason: 'restarted', earlier: 'before' },
    { type: 'text', text: 'after' },
  ])
  expect((await ada.snapshot(chatStream(id))).state.messages[reply?.messageId ?? '']?.parts).toEqual(parts)
})
