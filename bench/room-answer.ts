import type { Reply } from '@parley/contracts'
import { setTimeout as pause } from 'node:timers/promises'
import { cpuMs } from './process-usage.ts'
import type { RoomPlace } from './room-place.ts'
import { until } from './until.ts'

const SECONDS = 6
const ANSWER_WITHIN_MS = 60_000
/** What is on its way still when the answer has ended. */
const LAST_MS = 500

export type AnswerLoad = { perSecond: number; cpuUs: number; wireRatio: number }

/** An agent answers before everybody in the room, at so many tokens a second; 0 is all at once. */
export async function answerInRoom(
  { crowd, ada, chatId, pids }: RoomPlace,
  rate: number,
): Promise<AnswerLoad> {
  await crowd.count('text')
  const cpuOf = () => pids.reduce((sum, pid) => sum + cpuMs(pid), 0)
  const [cpuBefore, before] = [cpuOf(), performance.now()]
  const tokens = rate > 0 ? rate * SECONDS : 4000
  const { replies } = await ada.send(chatId, `@helper /demo ttft=0 rate=${rate} tokens=${tokens}`)
  const [reply] = replies
  if (!reply) throw new Error('The agent was not asked.')
  await until(async () => hasEnded(await ada.reply(reply.id)), 'the end of the answer', {
    everyMs: 100,
    withinMs: ANSWER_WITHIN_MS,
  })
  const wallMs = performance.now() - before
  await pause(LAST_MS)
  const { frames, bytes } = await crowd.report(false)
  const { content } = await ada.message(reply.messageId)
  return {
    perSecond: (frames * 1000) / wallMs,
    cpuUs: ((cpuOf() - cpuBefore) * 1000) / frames,
    wireRatio: bytes / crowd.size / Buffer.byteLength(content),
  }
}

const hasEnded = ({ status }: Reply): boolean => status !== 'queued' && status !== 'running'
