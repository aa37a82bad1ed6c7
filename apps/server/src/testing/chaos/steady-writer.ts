import { AppError, newId, type SentMessage } from '@parley/contracts'
import type { Connection } from '@parley/sdk'
import { setTimeout as pause } from 'node:timers/promises'

const BETWEEN_MS = 120
const AGAIN_MS = 150
/** What was begun before the fault was healed must get through within this. */
const LAST_WORDS_MS = 90_000

type Options = { name: string; chatId: string; connection: Connection; text?: string; betweenMs?: number }

/** Says one thing after the other until told to stop. What gets no answer is sent again under the same id (R6). */
export class SteadyWriter {
  /** What was acknowledged: the words, and the message they became. */
  readonly acknowledged = new Map<string, string>()
  /** How often something was sent again, and why. */
  readonly refusals = new Map<string, number>()
  private readonly options: Options
  private readonly ended: Promise<void>
  private stopBy = Number.POSITIVE_INFINITY

  constructor(options: Options) {
    this.options = options
    this.ended = this.write()
    // A fault is told by `stop`; until then it must not end the process.
    this.ended.catch(() => {})
  }

  /** Waits until what is under way is acknowledged, and says no more. */
  async stop(): Promise<void> {
    this.stopBy = Date.now() + LAST_WORDS_MS
    await this.ended
  }

  private async write(): Promise<void> {
    const { name, text = '', betweenMs = BETWEEN_MS } = this.options
    for (let n = 1; this.stopBy === Number.POSITIVE_INFINITY; n++) {
      const content = `${name} ${n}${text}`
      this.acknowledged.set(content, await this.say(content))
      await pause(betweenMs)
    }
  }

  private async say(content: string): Promise<string> {
    const { chatId, connection } = this.options
    const frame = {
      type: 'op' as const,
      opId: newId(),
      verb: 'message.send',
      args: { chatId, content, ask: false },
    }
    for (;;) {
      try {
        return ((await connection.request(frame)) as SentMessage).message.id
      } catch (error) {
        this.note(error)
      }
      if (Date.now() > this.stopBy)
        throw new Error(
          `“${content.slice(0, 40)}” never got through: ${[...this.refusals.keys()].join(', ')}`,
        )
      await pause(AGAIN_MS)
    }
  }

  private note(error: unknown): void {
    const why = error instanceof AppError ? error.code : (error as Error).name
    this.refusals.set(why, (this.refusals.get(why) ?? 0) + 1)
  }
}
