import { setTimeout as pause } from 'node:timers/promises'
import { ask, type Ask } from './answer.ts'
import { withBaseline } from './child.ts'
import { Person } from './person.ts'
import type { Result } from './result.ts'
import { Server } from './server.ts'
import { median, quantile } from './statistics.ts'

const RATE = 50
/** A usual answer is some hundred tokens long; the shorter, the more of them begin in the same time. */
const ANSWER_SECONDS = 5
const LONE_ASKS = 60
const CONCURRENT = 100
/** Each of the concurrent answers is followed by the next one, this many times; the first round only warms up. */
const ROUNDS = 4

/** A1: how much later the first token comes than from a server that only sends it. */
export async function measure(): Promise<Result[]> {
  const ours = await measureOurs()
  const bare = await withBaseline('answers.ts', [], (url) => measureAll(() => asking({ url, headers: {} })))
  const compare = (what: string, of: (times: Times) => number, atMost: number): Result => ({
    what: `time to first token, ${what}`,
    measured: of(ours),
    unit: 'ms',
    baseline: of(bare),
    budget: { of: 'added', atMost },
  })
  return [
    compare('p50, one answer at a time', ({ lone }) => median(lone), 5),
    compare('p95, one answer at a time', ({ lone }) => quantile(lone, 0.95), 15),
    compare(`p50, ${CONCURRENT} answers being written`, ({ steady }) => median(steady), 5),
    compare(`p95, ${CONCURRENT} answers being written`, ({ steady }) => quantile(steady, 0.95), 15),
    compare(`p95, ${CONCURRENT} asked for in the same instant`, ({ burst }) => quantile(burst, 0.95), 15),
  ]
}

type Target = { url: string; headers: Record<string, string>; chatId?: string }
type Times = { lone: number[]; steady: number[]; burst: number[] }

async function measureOurs(): Promise<Times> {
  await using server = await Server.start()
  const ada = await Person.register(server.url)
  const chats = await Promise.all(Array.from({ length: CONCURRENT }, () => ada.newChat()))
  return await measureAll((slot) =>
    asking({ url: server.url, headers: ada.headers(), chatId: chats[slot]?.id ?? '' }),
  )
}

const asking = ({ chatId, ...target }: Target): Ask => ({
  ...target,
  body: {
    prompt: `/demo ttft=0 tokens=${RATE * ANSWER_SECONDS} rate=${RATE}`,
    ...(chatId && { chatId }),
  },
})

async function measureAll(askOf: (slot: number) => Ask): Promise<Times> {
  return { lone: await oneByOne(askOf), steady: await steadily(askOf), burst: await atOnce(askOf) }
}

/** One after the other, each in a chat of its own, so that only one is being written at a time. */
async function oneByOne(askOf: (slot: number) => Ask): Promise<number[]> {
  const quick = (slot: number) => {
    const { body, ...rest } = askOf(slot)
    return { ...rest, body: { ...body, prompt: '/demo ttft=0 tokens=1 rate=1000' } }
  }
  const times: number[] = []
  for (let turn = 0; turn < LONE_ASKS; turn++) {
    const { firstTokenMs, ended } = await ask(quick(turn % CONCURRENT))
    await ended
    times.push(firstTokenMs)
  }
  return times.slice(LONE_ASKS / 6)
}

/** All of them being written all the time, each beginning anew when it has ended; the beginnings are spread evenly. */
async function steadily(askOf: (slot: number) => Ask): Promise<number[]> {
  const times: number[] = []
  await Promise.all(
    Array.from({ length: CONCURRENT }, async (_, slot) => {
      await pause((slot * ANSWER_SECONDS * 1000) / CONCURRENT)
      for (let round = 0; round < ROUNDS; round++) {
        const { firstTokenMs, ended } = await ask(askOf(slot))
        if (round > 0) times.push(firstTokenMs)
        await ended
      }
    }),
  )
  return times
}

async function atOnce(askOf: (slot: number) => Ask): Promise<number[]> {
  const answers = await Promise.all(Array.from({ length: CONCURRENT }, (_, slot) => ask(askOf(slot))))
  await Promise.all(answers.map(({ ended }) => ended))
  return answers.map(({ firstTokenMs }) => firstTokenMs)
}
