import {
  chatStream,
  inboxStream,
  newId,
  type ChatMessage,
  type ChatState,
  type InboxState,
  type Reply,
  type SentMessage,
} from '@parley/contracts'
import type { Follower } from '@parley/sdk'
import { expect, test } from 'vitest'
import { openStore } from './db/store.ts'
import { loseAllReplies } from './testing/look-together.ts'
import { readSse } from './testing/read-sse.ts'
import { RedisServer } from './testing/redis-server.ts'
import { testReplicas } from './testing/replicas.ts'
import { savedText } from './testing/saved-text.ts'
import { makeMigratedPlace } from './testing/stores.ts'
import { Person } from './testing/person.ts'
import { ServerProcess } from './testing/server-process.ts'
import { until } from './testing/until.ts'

const ANSWER = '/demo tokens=400 seed=3 rate=150 ttft=0 reasoning=10'
/** The same text, which does not come to its end as long as the process lives. */
const UNENDING = `${ANSWER} hang=300`
/** One that is stopped when all has been seen. */
const ENDLESS = '/demo tokens=100000 rate=150 ttft=0 reasoning=10'

const live = async <State extends ChatState | InboxState>(
  screen: Follower<State>,
): Promise<Follower<State>> => {
  await until(() => screen.phase() === 'live' || undefined, 'a live stream')
  return screen
}

const shownOf = (screen: Follower<ChatState>, { reply }: SentMessage): string => {
  const id = reply?.messageId ?? ''
  const parts = screen.state()?.live[id]?.parts ?? screen.state()?.messages[id]?.parts ?? []
  return parts.map((part) => (part.type === 'text' ? part.text : '')).join('')
}

const messageOf = (person: Person, { reply }: SentMessage) =>
  person.must<ChatMessage>(`/messages/${reply?.messageId}`)

/** Waits until a screen shows the answer as it is stored, to the letter. */
async function showsWhole(screen: Follower<ChatState>, person: Person, sent: SentMessage): Promise<string> {
  await person.ended(sent.reply?.id ?? '')
  const { content, status } = await messageOf(person, sent)
  await until(
    () => screen.state()?.messages[sent.reply?.messageId ?? '']?.status === status || undefined,
    'the end of the answer',
  )
  await until(() => shownOf(screen, sent) === content || undefined, 'the whole answer')
  return content
}

const someOf = (screen: Follower<ChatState>, sent: SentMessage, length = 150) =>
  until(() => shownOf(screen, sent).length > length || undefined, 'some of the answer')

/** What is not heard of at once is not heard of. */
const HINTS_ONLY = { pollMs: 3_600_000 }

test('[R2] what is said at one replica is seen at another at once', async () => {
  await using replicas = await testReplicas(undefined, {}, HINTS_ONLY)
  const [ada, adaElsewhere] = await replicas.person('ada')
  const { id } = await ada.newChat()
  const screen = await live(adaElsewhere.followChat(id))
  const list = await live(adaElsewhere.follow<InboxState>(inboxStream(ada.id)))
  await ada.must(`/chats/${id}`, { method: 'PATCH', body: { title: 'Renamed' } })
  await until(() => screen.state()?.chat.title === 'Renamed' || undefined)
  await until(() => list.state()?.chats[id]?.title === 'Renamed' || undefined)
})

test('[R15] an answer is seen at another replica as it is written, from whenever one comes', async () => {
  await using replicas = await testReplicas()
  const [ada, adaElsewhere] = await replicas.person('ada')
  const { id } = await ada.newChat()
  const early = await live(adaElsewhere.followChat(id))
  const sent = await ada.send(id, ENDLESS)
  await someOf(early, sent, 0)
  const lengths = new Set<number>()
  await until(() => lengths.add(shownOf(early, sent).length).size > 15 || undefined, 'text that grows')
  const late = await live(adaElsewhere.followChat(id))
  await someOf(late, sent)
  expect((await messageOf(ada, sent)).status).toBe('writing')
  await ada.stop(sent.reply?.id ?? '')
  const text = await showsWhole(early, ada, sent)
  expect(await showsWhole(late, ada, sent)).toBe(text)
  // It came as it was written, not as it was saved, which is once a second.
  expect(lengths.size).toBeGreaterThan(15)
})

test('[R15] tools and what is written after them are seen at another replica', async () => {
  await using replicas = await testReplicas()
  const [ada, adaElsewhere] = await replicas.person('ada')
  const { id } = await ada.newChat()
  const screen = await live(adaElsewhere.followChat(id))
  const sent = await ada.send(id, '/demo tokens=120 rate=100 ttft=0 tool=calculator,clock')
  await showsWhole(screen, ada, sent)
  const fresh = await ada.snapshot(chatStream(id))
  expect(screen.state()?.messages).toEqual(fresh.state.messages)
})

test('[R16] an answer is stopped from another replica', async () => {
  await using replicas = await testReplicas()
  const [ada, adaElsewhere] = await replicas.person('ada')
  const { id } = await ada.newChat()
  const screen = await live(adaElsewhere.followChat(id))
  const sent = await ada.send(id, '/demo tokens=100000 rate=100 ttft=0')
  await someOf(screen, sent, 50)
  await adaElsewhere.stop(sent.reply?.id ?? '')
  await showsWhole(screen, adaElsewhere, sent)
  expect((await ada.must<Reply>(`/replies/${sent.reply?.id}`)).status).toBe('stopped')
})

test('[R15] an answer is read over server-sent events at a replica that does not write it, and on from any place', async () => {
  await using replicas = await testReplicas()
  const [ada, adaElsewhere] = await replicas.person('ada')
  const { id } = await ada.newChat()
  const sent = await ada.send(id, ENDLESS)
  const path = `/replies/${sent.reply?.id}/stream`
  const tokens: string[] = []
  const ids: string[] = []
  const leaving = new AbortController()
  await readSse(adaElsewhere, path, {
    signal: leaving.signal,
    onEvent: (chunk, place) => {
      if (tokens.join('').length > 200) return leaving.abort()
      if (chunk.type === 'token') tokens.push(chunk.data.text)
      ids.push(place)
    },
  }).catch(() => {})
  let more = 0
  const rest = await readSse(adaElsewhere, path, {
    headers: { 'last-event-id': ids.at(-1) ?? '' },
    onEvent: () => void (++more === 15 && ada.stop(sent.reply?.id ?? '')),
  })
  const text = rest.events.map((chunk) => (chunk.type === 'token' ? chunk.data.text : '')).join('')
  expect(tokens.join('') + text).toBe((await messageOf(ada, sent)).content)
  expect(rest.events.at(-1)?.type).toBe('done')
  expect(tokens.length + rest.events.length).toBeGreaterThan(15)
})

test('[R14] a replica that goes hands its answers over, and who looks on at another sees the whole', async () => {
  await using replicas = await testReplicas()
  const [, adaElsewhere] = await replicas.person('ada')
  const third = await replicas.start()
  const ada = adaElsewhere.at(third.url)
  const { id } = await ada.newChat()
  const screen = await live(adaElsewhere.followChat(id))
  const sent = await ada.send(id, UNENDING)
  await someOf(screen, sent)
  ada.leave()
  // A drain waits for six seconds in vain.
  await third.app.close()
  await showsWhole(screen, adaElsewhere, sent)
  const reply = await adaElsewhere.must<Reply>(`/replies/${sent.reply?.id}`)
  expect(reply).toMatchObject({ status: 'completed', attempt: 2 })
})

test('[R14] a replica that is killed in mid-answer is followed by another', async () => {
  const place = await makeMigratedPlace()
  const env = {
    DATABASE_URL: place.options.databaseUrl ?? '',
    REDIS_URL: process.env['TEST_REDIS_URL'] ?? '',
    PARLEY_SECRET: newId(),
    PARLEY_DATA_DIR: place.options.dataDir,
    LLM_MOCK_MODE: 'true',
    LOG_LEVEL: 'warn',
  }
  const one = await ServerProcess.start(env)
  const other = await ServerProcess.start(env)
  const ada = await Person.register(one.url, 'ada')
  const adaElsewhere = ada.at(other.url)
  const { id } = await ada.newChat()
  const screen = await live(adaElsewhere.followChat(id))
  const sent = await ada.send(id, UNENDING)
  await someOf(screen, sent, 300)
  const store = await openStore(place.options)
  await savedText(store, sent)
  await store.close()
  await one.kill()
  const text = await showsWhole(screen, adaElsewhere, sent)
  const reply = await adaElsewhere.must<Reply>(`/replies/${sent.reply?.id}`)
  expect(reply).toMatchObject({ status: 'completed', attempt: 2 })
  const again = await adaElsewhere.send((await adaElsewhere.newChat()).id, ANSWER)
  await adaElsewhere.ended(again.reply?.id ?? '')
  expect(text).toBe((await messageOf(adaElsewhere, again)).content)
  adaElsewhere.leave()
  await other.stop()
  await place.remove()
})

test('[R13] a writer that was thought lost writes nothing more, and its text is seen by nobody', async () => {
  await using replicas = await testReplicas()
  const [ada, adaElsewhere] = await replicas.person('ada')
  const { id } = await ada.newChat()
  const screen = await live(adaElsewhere.followChat(id))
  const sent = await ada.send(id, ENDLESS)
  await someOf(screen, sent)
  const { db } = replicas.one.app.spine.store
  await savedText(replicas.one.app.spine.store, sent)
  await db.updateTable('replies').set({ lease_until: 0, fence: 100 }).execute()
  const attempts: number[] = []
  await until(() => {
    const attempt = screen.state()?.live[sent.reply?.messageId ?? '']?.attempt
    if (attempt !== undefined) attempts.push(attempt)
    return (attempt ?? 0) > 1 || undefined
  })
  await ada.stop(sent.reply?.id ?? '')
  await showsWhole(screen, ada, sent)
  expect(attempts).toEqual(attempts.toSorted((a, b) => a - b))
  expect(await messageOf(ada, sent)).toMatchObject({ status: 'stopped' })
})

test('[R15] without Redis an answer is seen as it is saved, and live again when Redis is back', async () => {
  await using redis = await RedisServer.start()
  await using replicas = await testReplicas(redis.url)
  const [ada, adaElsewhere] = await replicas.person('ada')
  const { id } = await ada.newChat()
  const screen = await live(adaElsewhere.followChat(id))
  const sent = await ada.send(id, ENDLESS)
  await someOf(screen, sent)
  await redis.kill()
  await until(() => (replicas.other.app.spine.bus.connected ? undefined : true), 'the loss of Redis')
  const shown = shownOf(screen, sent).length
  await someOf(screen, sent, shown + 300)
  const ready = await adaElsewhere.must<{ redis: string }>('/ready')
  expect(ready.redis).toBe('away')
  const other = await ada.newChat({ title: 'made without Redis' })
  const list = await live(adaElsewhere.follow<InboxState>(inboxStream(ada.id)))
  await until(() => list.state()?.chats[other.id] && true)
  await redis.start()
  await until(
    () => (replicas.other.app.spine.bus.connected && replicas.one.app.spine.bus.connected) || undefined,
  )
  const lengths = new Set<number>()
  await until(() => lengths.add(shownOf(screen, sent).length).size > 10 || undefined)
  await ada.stop(sent.reply?.id ?? '')
  await showsWhole(screen, ada, sent)
})

test('[R15] a Redis that forgets everything in mid-answer changes nothing', async () => {
  await using redis = await RedisServer.start()
  await using replicas = await testReplicas(redis.url)
  const [ada, adaElsewhere] = await replicas.person('ada')
  const { id } = await ada.newChat()
  const screen = await live(adaElsewhere.followChat(id))
  const sent = await ada.send(id, ENDLESS)
  await someOf(screen, sent)
  await redis.flush()
  const late = await live(adaElsewhere.followChat(id))
  await someOf(late, sent, shownOf(late, sent).length + 100)
  await ada.stop(sent.reply?.id ?? '')
  const text = await showsWhole(screen, ada, sent)
  expect(await showsWhole(late, ada, sent)).toBe(text)
})

test('[R7] a session that is ended at one replica is ended at every other', async () => {
  await using replicas = await testReplicas()
  const [ada, adaElsewhere] = await replicas.person('ada')
  const socket = await adaElsewhere.socket()
  await ada.must('/auth/logout', { method: 'POST' })
  expect(await socket.ends()).toMatchObject({ code: 4001 })
  // By the hint: the next heartbeat, after twenty seconds, would have asked as well.
  expect(socket.all('heartbeat')).toEqual([])
  expect(await adaElsewhere.refused('/users/profile')).toBe('unauthenticated')
})

test('[R7] also while Redis is away', async () => {
  await using redis = await RedisServer.start()
  await using replicas = await testReplicas(redis.url)
  const [ada, adaElsewhere] = await replicas.person('ada')
  const socket = await adaElsewhere.socket()
  await redis.kill()
  await until(() => replicas.other.app.spine.bus.connected === false || undefined)
  await ada.must('/auth/logout', { method: 'POST' })
  expect(await socket.ends()).toMatchObject({ code: 4001 })
})

test('all replicas together let a person do as much as one would', async () => {
  await using replicas = await testReplicas(undefined, { RATE_LIMIT_PER_MINUTE: '80' })
  const both = await replicas.person('ada')
  const answered = { ok: 0, refused: 0 }
  const began = performance.now()
  for (let n = 0; n < 60; n++) {
    const { status } = await (both[n % 2] as Person).ask('/users/profile')
    answered[status === 200 ? 'ok' : 'refused']++
  }
  // Twenty at once, what comes back while they are asked, and one or two that were under way.
  const cameBack = ((performance.now() - began) / 60_000) * 80
  expect(answered.ok).toBeGreaterThanOrEqual(20)
  expect(answered.ok).toBeLessThan(20 + cameBack + 3)
})

test('a lost process’s answers are shared by those that are left', async () => {
  await using replicas = await testReplicas()
  const [ada] = await replicas.person('ada')
  const sent: SentMessage[] = []
  for (let n = 0; n < 12; n++)
    sent.push(await ada.send((await ada.newChat()).id, '/demo tokens=100000 rate=100 ttft=0'))
  const { db } = replicas.one.app.spine.store
  const running = async () =>
    (await db.selectFrom('replies').select('id').where('status', '=', 'running').execute()).length === 12 ||
    undefined
  await until(running)
  await loseAllReplies(replicas.one.app.spine.store, 2)
  const apps = [replicas.one, replicas.other].map(({ app }) => app.spine.live)
  const writtenBy = () =>
    apps.map((texts) => sent.filter(({ reply }) => isOwn(texts.of(reply?.messageId ?? ''))).length)
  await until(() => writtenBy().reduce((sum, count) => sum + count, 0) === 12 || undefined)
  expect(Math.min(...writtenBy())).toBeGreaterThan(0)
  for (const { reply } of sent) await ada.stop(reply?.id ?? '')
})

/** An answer that was taken up by this process. */
const isOwn = (text: { elsewhere: boolean; attempt: number } | undefined): boolean =>
  text?.elsewhere === false && text.attempt > 1
