import { AppError, newId } from '@parley/contracts'
import type { Device } from './device.ts'
import type { VirtualTime } from './virtual-time.ts'

/** What somebody asked for, and what became of it. */
export type Asked = {
  opId: string
  personId: string
  verb: string
  args: unknown
  answers: unknown[]
  refusal: string | undefined
  /** Acknowledged, and then undone by going back to a backup. */
  isUndone: boolean
}

/** A refusal that says nothing of the op itself: it is asked again, as an outbox does. */
const PASSING = new Set(['store_unavailable', 'internal', 'too_many_requests', 'unauthenticated'])
const AGAIN_MS = 400
const GIVE_UP_MS = 5000

/** Asks for ops until they are answered, under one id however often; now and then more often than needed. */
export class Outbox {
  readonly asked: Asked[] = []
  private readonly time: VirtualTime
  private readonly deviceOf: (personId: string) => Device | undefined
  private waiting = 0
  isClosed = false

  constructor(time: VirtualTime, deviceOf: (personId: string) => Device | undefined) {
    this.time = time
    this.deviceOf = deviceOf
  }

  get isEmpty(): boolean {
    return this.waiting === 0
  }

  ask(personId: string, verb: string, args: unknown, { twice = false, done = () => {} } = {}): void {
    const op = { opId: newId(), personId, verb, args, answers: [], refusal: undefined, isUndone: false }
    this.asked.push(op)
    void this.carry(op, done)
    if (twice) void this.carry(op)
  }

  private async carry(op: Asked, done = () => {}): Promise<void> {
    this.waiting++
    while (!this.isClosed && !(await this.attempt(op))) await this.time.pause(AGAIN_MS)
    this.waiting--
    done()
  }

  /** Whether there is an answer that counts. */
  private async attempt(op: Asked): Promise<boolean> {
    const device = this.deviceOf(op.personId)
    if (!device) return false
    try {
      const unanswered = this.time.pause(GIVE_UP_MS).then(() => Promise.reject(new Error('no answer')))
      op.answers.push(await Promise.race([device.request(op.opId, op.verb, op.args), unanswered]))
      return true
    } catch (error) {
      if (!(error instanceof AppError) || PASSING.has(error.code)) return false
      op.refusal = error.code
      return true
    }
  }
}
