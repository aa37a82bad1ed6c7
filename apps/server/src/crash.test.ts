import {
  chatStream,
  type Agent,
  type ChatMessage,
  type ChatState,
  type MessagePage,
  type SentMessage,
} from '@parley/contracts'
import { expect, test } from 'vitest'
import { openStore } from './db/store.ts'
import { Person } from './testing/person.ts'
import { savedText } from './testing/saved-text.ts'
import { ServerProcess } from './testing/server-process.ts'
import { makeTestPlace } from './testing/stores.ts'
import { until } from './testing/until.ts'

const SCRIPT = '/demo tokens=500 seed=3 rate=120 ttft=0 reasoning=10'
/** The same text, which does not come to its end as long as the server lives. */
const UNENDING = `${SCRIPT} hang=400`

async function startServer(logLevel = 'warn') {
  const place = await makeTestPlace()
  const { dataDir, databaseUrl } = place.options
  const server = await ServerProcess.start({
    PARLEY_DATA_DIR: dataDir,
    LLM_MOCK_MODE: 'true',
    LOG_LEVEL: logLevel,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
  })
  return {
    server,
    /** Until some text of an answer would survive the server. */
    async saved(sent: SentMessage) {
      const store = await openStore(place.options)
      await savedText(store, sent)
      await store.close()
    },
    async [Symbol.asyncDispose]() {
      await server.kill()
      await place.remove()
    },
  }
}

const textOf = async (person: Person, { reply }: SentMessage): Promise<string> =>
  (await person.must<ChatMessage>(`/messages/${reply?.messageId}`)).content

/** What the script gives when nothing goes wrong. */
async function undisturbed(person: Person): Promise<string> {
  const sent = await person.send((await person.newChat()).id, SCRIPT)
  await person.ended(sent.reply?.id ?? '')
  return textOf(person, sent)
}

test('[R14] a server that is killed in mid-answer goes on when it is back, and nothing acknowledged is lost', async () => {
  await using running = await startServer()
  const { server } = running
  const ada = await Person.register(server.url, 'ada')
  const chat = await ada.newChat()
  const sent = await ada.send(chat.id, UNENDING)
  const screen = ada.followChat(chat.id)
  const shown = () => {
    const live = screen.state()?.live[sent.reply?.messageId ?? '']?.parts.at(-1)
    return live?.type === 'text' ? live.text.length : 0
  }
  await until(() => shown() > 600 || undefined, 'some of the answer')
  await running.saved(sent)
  const other = await ada.newChat({ title: 'acknowledged' })
  await server.kill()
  await server.start()

  const ended = await ada.ended(sent.reply?.id ?? '')
  expect(ended).toMatchObject({ status: 'completed', attempt: 2 })
  const text = await textOf(ada, sent)
  expect(text).toBe(await undisturbed(ada))
  expect(await ada.must(`/chats/${other.id}`)).toEqual(other)
  // The screen that looked on all the while came back by itself and shows the same.
  await until(() => screen.state()?.messages[sent.reply?.messageId ?? '']?.status === 'complete' || undefined)
  const fresh = await ada.snapshot<ChatState>(chatStream(chat.id))
  expect(screen.state()?.messages).toEqual(fresh.state.messages)
  ada.leave()
})

test('answers that were asked for and not begun when a server was killed are begun when it is back', async () => {
  await using running = await startServer()
  const { server } = running
  const ada = await Person.register(server.url, 'ada')
  const chats = await Promise.all(Array.from({ length: 40 }, () => ada.newChat()))
  const asked: SentMessage[] = []
  const sending = chats.map(({ id }) =>
    ada.send(id, '/demo tokens=20 ttft=0').then((sent) => asked.push(sent)),
  )
  // With the first answer in hand, most of the others are committed and not begun, or not committed.
  await Promise.any(sending)
  await server.kill()
  await Promise.allSettled(sending)
  await server.start()
  for (const { reply } of asked) expect((await ada.ended(reply?.id ?? '')).status).toBe('completed')
})

test('a server that is asked to stop hands its answers over, within ten seconds', async () => {
  await using running = await startServer()
  const { server } = running
  const ada = await Person.register(server.url, 'ada')
  const chat = await ada.newChat()
  const sent = await ada.send(chat.id, '/demo tokens=100000 rate=30 ttft=0')
  await until(async () => (await textOf(ada, sent)).length > 100 || undefined)
  // Had it taken ten seconds, it would have ended itself with another code.
  expect(await server.stop()).toBe(0)
  const kept = await server.start().then(() => textOf(ada, sent))
  expect(kept.length).toBeGreaterThan(100)
  await ada.stop(sent.reply?.id ?? '')
  expect((await ada.ended(sent.reply?.id ?? '')).status).toBe('stopped')
  expect((await textOf(ada, sent)).startsWith(kept.slice(0, 100))).toBe(true)
  const page = await ada.must<MessagePage>(`/chats/${chat.id}/messages`)
  expect(page.items).toHaveLength(2)
})

test('a server whose lines nobody reads serves, and ends when it is asked to', async () => {
  await using running = await startServer('info')
  const { server } = running
  await server.stop()
  await server.start({ read: false })
  const ada = await Person.register(server.url, 'ada')
  const sent = await ada.send((await ada.newChat()).id, '/demo tokens=20 ttft=0')
  await ada.ended(sent.reply?.id ?? '')
  expect(await server.stop()).toBe(0)
})

test('a fault in the configuration is one readable list, and no start', async () => {
  const failing = ServerProcess.start({
    HOST: 'x',
    PARLEY_SECRET: 'short',
    DATABASE_URL: 'mysql://x',
    OIDC_ISSUER: 'https://id.example',
  })
  await expect(failing).rejects.toThrow(/PARLEY_SECRET.*\n.*DATABASE_URL|DATABASE_URL.*\n.*PARLEY_SECRET/)
})

test('Redis without PostgreSQL is refused at the start, in a sentence', async () => {
  const failing = ServerProcess.start({ REDIS_URL: 'redis://127.0.0.1:1', PARLEY_SECRET: 'x'.repeat(32) })
  await expect(failing).rejects.toThrow(/REDIS_URL: needs DATABASE_URL too\. A SQLite file has one process/)
})

test('an answer that waits for its turn when a server is killed comes after the one it waits for', async () => {
  await using running = await startServer()
  const { server } = running
  const ada = await Person.register(server.url, 'ada')
  const agent = await ada.must<Agent>('/agents', {
    method: 'POST',
    body: { handle: 'helper', name: 'Helper' },
  })
  const participants = [{ kind: 'agent', id: agent.id }]
  const room = await ada.newChat({ title: 'Room', room: {}, participants })
  const first = await ada.send(room.id, `@helper ${UNENDING}`)
  const second = await ada.send(room.id, '@helper /demo tokens=10 rate=0 ttft=0')
  await running.saved(first)
  await server.kill()
  await server.start()
  const one = await ada.ended(first.reply?.id ?? '')
  const two = await ada.ended(second.reply?.id ?? '')
  expect([one.status, two.status]).toEqual(['completed', 'completed'])
  expect(two.startedAt ?? 0).toBeGreaterThanOrEqual(one.endedAt ?? Number.POSITIVE_INFINITY)
  ada.leave()
})
