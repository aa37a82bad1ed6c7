import type { ClientFrame, ServerFrame } from '@parley/contracts'
import { retryDelay } from './backoff.ts'
import { systemClock, type Clock } from './clock.ts'
import { createListeners } from './listeners.ts'
import { NetworkError } from './network-error.ts'
import { browserPage, type PageSignal, type PageSignals } from './page-signals.ts'
import { createPendingOps, type OpFrame, type PendingOps } from './pending-ops.ts'
import { ABNORMAL_CLOSE, CloseCode, SUBPROTOCOL } from './protocol.ts'
import { openLink, type SocketConstructor, type SocketLink } from './socket-link.ts'
import { isLoopback, socketUrl } from './socket-url.ts'

/**
 * How the connection is.
 * - `connecting`: a try is under way, or the first one after a loss is about to be;
 * - `online`: the server has welcomed it;
 * - `offline`: tries have failed, the device has no network, or `close()` was called;
 * - `signed-out`: the server does not know the person any more; `connect()` tries again after a new login.
 *
 * `nextTryAt` is when it tries again by itself, in milliseconds of the clock, or null.
 */
export type ConnectionStatus = {
  phase: 'connecting' | 'online' | 'offline' | 'signed-out'
  nextTryAt: number | null
}

export type ConnectionOptions = {
  /** Where the socket is, as in `/api/ws` (relative to the page) or `https://chat.example.org/api/ws`. */
  url: string
  /** The bearer token of clients without a cookie, read anew for every try. */
  accessToken?: () => string | undefined
  WebSocket?: SocketConstructor
  clock?: Clock
  /** From 0 inclusive to 1 exclusive, as `Math.random`. */
  random?: () => number
  page?: PageSignals
}

/** The one socket to the server, kept open by itself. All that waits, retries and reconnects is in here. */
export type Connection = {
  readonly clock: Clock
  /** Opens it, and opens it again whenever it breaks, until `close()`. Calling it twice does nothing more. */
  connect(): void
  /** Closes it and stays closed. Waiting ops are rejected. */
  close(): void
  /** The same object until something changes, so it can be compared by identity. */
  status(): ConnectionStatus
  /** Calls `listener` at every change of status; what it returns ends that. */
  onStatus(listener: (status: ConnectionStatus) => void): () => void
  /** Calls `listener` with every frame; `welcome` is the first after each reconnect. What it returns ends that. */
  onFrame(listener: (frame: ServerFrame) => void): () => void
  /** Sends a frame, or drops it and says false when the connection is not online. */
  send(frame: ClientFrame): boolean
  /**
   * Sends an op and waits for what the server answers. Rejects with `AppError` when it is refused and with
   * `NetworkError` when no answer came within `timeoutMs` (15 s unless told) or the connection broke: then the op may
   * have had its effect, and sending it again with the same `opId` is safe (R6). Nothing is sent again from here.
   */
  request(frame: OpFrame, options?: { timeoutMs?: number }): Promise<unknown>
}

// A server that welcomes and drops at once is not well: only after this long do waits start from the shortest again.
const STABLE_MS = 5_000
const ANSWER_MS = 15_000

/** Makes a connection; it opens with `connect()`. */
export const createConnection = (options: ConnectionOptions): Connection => new SocketConnection(options)

class SocketConnection implements Connection {
  readonly clock: Clock
  readonly #options: ConnectionOptions
  readonly #random: () => number
  readonly #page: PageSignals
  readonly #statuses = createListeners<ConnectionStatus>()
  readonly #frames = createListeners<ServerFrame>()
  readonly #ops: PendingOps
  #status: ConnectionStatus = { phase: 'offline', nextTryAt: null }
  #link: SocketLink | null = null
  #failures = 0
  /** When the first of these failures was. */
  #lostAt = 0
  #nextTry: { at: number; cancel(): void } | null = null
  #cancelStable = () => {}
  /** There while the connection is wanted: between `connect()` and `close()` or signing out. */
  #ignorePage: (() => void) | null = null

  constructor(options: ConnectionOptions) {
    this.#options = options
    this.clock = options.clock ?? systemClock
    this.#random = options.random ?? Math.random
    this.#page = options.page ?? browserPage
    this.#ops = createPendingOps(this.clock)
  }

  connect() {
    if (this.#ignorePage) return
    this.#ignorePage = this.#page.onSignal((signal) => this.#heedPage(signal))
    this.#failures = 0
    if (this.#mayTry()) this.#try()
    else this.#setStatus('offline')
  }

  close() {
    this.#stop('offline')
  }

  status() {
    return this.#status
  }

  onStatus(listener: (status: ConnectionStatus) => void) {
    return this.#statuses.add(listener)
  }

  onFrame(listener: (frame: ServerFrame) => void) {
    return this.#frames.add(listener)
  }

  send(frame: ClientFrame) {
    return this.#status.phase === 'online' && (this.#link?.send(frame) ?? false)
  }

  request(frame: OpFrame, { timeoutMs = ANSWER_MS }: { timeoutMs?: number } = {}) {
    if (this.#status.phase !== 'online') return Promise.reject(new NetworkError())
    const { promise, isNew } = this.#ops.wait(frame.opId, timeoutMs)
    if (isNew) this.send(frame)
    return promise
  }

  #try() {
    this.#drop()
    this.#setStatus('connecting')
    this.#link = openLink(() => this.#open(), this.clock, {
      onFrame: (frame) => this.#receive(frame),
      onEnd: (code) => this.#ended(code),
    })
  }

  #open() {
    const { accessToken, WebSocket: Socket = globalThis.WebSocket } = this.#options
    const token = accessToken?.()
    // Addresses end up in the logs of servers and proxies, so the token goes as a subprotocol instead.
    const protocols = token === undefined ? [SUBPROTOCOL] : [SUBPROTOCOL, `bearer.${token}`]
    return new Socket(this.#url().href, protocols)
  }

  #receive(frame: ServerFrame) {
    if (frame.type === 'welcome') this.#welcomed()
    // The old socket serves on until that moment, or until the server closes it.
    if (frame.type === 'bye') this.#tryIn(this.#random() * frame.spreadMs)
    this.#ops.settle(frame)
    this.#frames.emit(frame)
  }

  #welcomed() {
    this.#cancelStable = this.clock.after(STABLE_MS, () => (this.#failures = 0))
    this.#setStatus('online')
    if (this.#page.isHidden()) this.send({ type: 'presence', hidden: true })
  }

  #ended(code: number) {
    this.#forgetLink()
    if (code === CloseCode.unauthenticated) return this.#stop('signed-out')
    // A connection that was well is worth a first quiet try; after that, people are told.
    const phase = this.#failures === 0 ? 'connecting' : 'offline'
    if (!this.#nextTry) this.#tryIn(this.#waitAfter(code))
    this.#setStatus(phase, this.#nextTry?.at)
  }

  #waitAfter(code: number): number {
    // R19: the server dropped a reader that was too slow, and is well itself. If it happens again soon, it waits too.
    const isWell = code === CloseCode.tooSlow && this.#failures === 0
    const now = this.clock.now()
    if (this.#failures === 0) this.#lostAt = now
    const wait = retryDelay(this.#failures, this.#random, now - this.#lostAt)
    this.#failures += 1
    return isWell ? 0 : wait
  }

  #tryIn(ms: number) {
    this.#nextTry?.cancel()
    this.#nextTry = { at: this.clock.now() + ms, cancel: this.clock.after(ms, () => this.#try()) }
  }

  #heedPage(signal: PageSignal) {
    if (signal === 'offline') this.#lostNetwork()
    else if (signal === 'online') this.#tryIfWaiting()
    else {
      this.send({ type: 'presence', hidden: signal === 'hidden' })
      // Timers of a hidden page sleep; what they would have noticed is noticed when it is looked at again.
      this.#link?.checkSilence()
      if (signal === 'visible') this.#tryIfWaiting()
    }
  }

  #lostNetwork() {
    this.#drop()
    if (this.#mayTry()) this.#ended(ABNORMAL_CLOSE)
    else this.#setStatus('offline')
  }

  #tryIfWaiting() {
    if (!this.#link && this.#mayTry()) this.#try()
  }

  /** Without a network, only a server on this machine can be reached. */
  #mayTry(): boolean {
    return this.#page.isOnline() || isLoopback(this.#url())
  }

  #url(): URL {
    return socketUrl(this.#options.url)
  }

  #stop(phase: 'offline' | 'signed-out') {
    this.#drop()
    this.#ignorePage?.()
    this.#ignorePage = null
    this.#setStatus(phase)
  }

  #drop() {
    this.#nextTry?.cancel()
    this.#nextTry = null
    this.#link?.end()
    this.#forgetLink()
  }

  #forgetLink() {
    this.#link = null
    this.#cancelStable()
    this.#ops.rejectAll()
  }

  #setStatus(phase: ConnectionStatus['phase'], nextTryAt: number | null = null) {
    if (this.#status.phase === phase && this.#status.nextTryAt === nextTryAt) return
    this.#status = { phase, nextTryAt }
    this.#statuses.emit(this.#status)
  }
}
