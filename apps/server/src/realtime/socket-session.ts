import { AppError, newId } from '@parley/contracts'
import type { Identity } from '../http-context.ts'
import { afterPatience } from '../patience.ts'
import { TokenBucket } from '../token-bucket.ts'
import { Backlog, type Told } from './backlog.ts'
import { handleFrame, parseFrame } from './handle-frame.ts'
import type { Outlet } from './outlet.ts'
import type { RealtimeParts } from './parts.ts'
import { Session } from './session.ts'
import type { Sessions } from './sessions.ts'

const HEARTBEAT_MS = 20_000
const ANSWER_WITHIN_MS = 10_000
const HELLO_WITHIN_MS = 10_000
/** R20: who sends nonsense this often is not going to send sense. */
const MAX_BAD_FRAMES = 10
const FRAMES_PER_SECOND = 50
const FRAMES = { perSecond: FRAMES_PER_SECOND, burst: FRAMES_PER_SECOND * 4 }

export const CLOSE = { protocol: 4000, unauthenticated: 4001, slow: 4008, late: 4009 } as const
const OPEN = 1

/** What is used of a socket; `ws` has it, and whatever else carries frames in order. */
export type Wire = {
  readonly readyState: number
  readonly bufferedAmount: number
  send(frame: string, wentOut?: () => void): void
  close(code: number, reason: string): void
  terminate(): void
  on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): unknown
  on(event: 'close', listener: () => void): unknown
}

const tooManyFrames = () => new AppError('too_many_requests', { detail: 'Too many frames a second.' })

/**
 * A session over a socket: hello first, heartbeats, limits of speed and size. There are thousands of them that only wait,
 * so what each keeps is itself and not a closure for each thing it can be told.
 */
export class SocketSession implements Outlet, Told {
  hidden = false
  continuations = false
  private readonly parts: RealtimeParts
  private readonly sessions: Sessions
  private readonly ws: Wire
  private readonly session: Session
  private readonly backlog: Backlog
  private readonly frames = new TokenBucket(FRAMES)
  private readonly heartbeat: NodeJS.Timeout
  private endHello: (() => void) | undefined
  private endAnswer: (() => void) | undefined
  private badFrames = 0

  constructor(parts: RealtimeParts, sessions: Sessions, ws: Wire, identity: Identity) {
    this.parts = parts
    this.sessions = sessions
    this.ws = ws
    this.session = new Session(parts, identity, this)
    this.backlog = new Backlog(this, this)
    sessions.add(this.session, (code, reason) => this.end(code, reason))
    this.heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS)
    const late = () => this.end(CLOSE.late, 'hello came too late.')
    this.endHello = afterPatience(HELLO_WITHIN_MS, late)
    ws.on('message', (data: Buffer, isBinary: boolean) =>
      this.receiveOne(isBinary ? undefined : data.toString()),
    )
    ws.on('close', () => this.gone())
  }

  receive(early: readonly string[]): void {
    for (const data of early) this.receiveOne(data)
  }

  send(frame: string): void {
    if (this.ws.readyState !== OPEN) return
    this.ws.send(frame, () => this.backlog.shrank())
    this.backlog.grew()
  }

  buffered(): number {
    return this.ws.bufferedAmount
  }

  catchingUp(): Promise<void> | undefined {
    return this.backlog.catchingUp()
  }

  caughtUp(): void {
    this.session.drained()
  }

  tooSlow(): void {
    this.backlog.end()
    this.session.send = () => {}
    this.ws.send(JSON.stringify({ type: 'reset', reason: 'slow' }))
    this.end(CLOSE.slow, 'The connection is too slow.')
    // A close waits behind what is unsent; who does not read would never see it.
    setTimeout(() => this.ws.terminate(), 1000).unref()
  }

  private receiveOne(data: string | undefined) {
    if (!this.frames.take()) return this.bad(tooManyFrames())
    try {
      if (data === undefined)
        throw new AppError('validation_failed', { detail: 'Binary frames are not understood.' })
      const frame = parseFrame(data)
      if (frame.type === 'pong') this.answered()
      if (this.endHello && !this.greet(frame)) return
      if (frame.type === 'resume') this.count(frame.streams.length)
      void handleFrame(this.parts, this.session, frame)
    } catch (error) {
      this.bad(error)
    }
  }

  /** Each stream of a frame is as much work as a frame of its own. */
  private count(streams: number) {
    for (let more = 1; more < streams; more++) if (!this.frames.take()) throw tooManyFrames()
  }

  private greet(frame: ReturnType<typeof parseFrame>): boolean {
    if (frame.type !== 'hello') {
      this.end(CLOSE.protocol, 'hello comes first.')
      return false
    }
    this.endHello?.()
    this.endHello = undefined
    this.session.outlet.continuations = frame.continuations ?? false
    this.session.isHere({ hidden: false, idle: false })
    this.session.send({
      type: 'welcome',
      sessionId: newId(),
      personId: this.session.identity.actor.id,
      heartbeatMs: HEARTBEAT_MS,
      serverTime: this.parts.now(),
    })
    return true
  }

  private bad(error: unknown) {
    this.session.refuse(error)
    if (++this.badFrames >= MAX_BAD_FRAMES)
      this.end(CLOSE.protocol, 'Too many frames that are not understood.')
  }

  private async beat() {
    // What lies in front of it would be waited for as well; whether that is taken is watched already.
    if (!this.backlog.isBehind) {
      this.session.send({ type: 'heartbeat', heads: this.session.heads() })
      this.endAnswer ??= afterPatience(ANSWER_WITHIN_MS, () => this.ws.terminate())
    }
    const identity = await this.parts
      .identityOf(this.session.identity.sessionId)
      .catch(() => this.session.identity)
    if (!identity) this.end(CLOSE.unauthenticated, 'The session has ended.')
  }

  private answered() {
    this.endAnswer?.()
    this.endAnswer = undefined
  }

  private end(code: number, reason: string) {
    this.ws.close(code, reason)
  }

  private gone() {
    clearInterval(this.heartbeat)
    this.endHello?.()
    this.answered()
    this.backlog.end()
    this.sessions.remove(this.session)
    this.session.close()
  }
}
