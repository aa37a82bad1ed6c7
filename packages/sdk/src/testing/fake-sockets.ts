import type { ClientFrame, ServerFrame } from '@parley/contracts'
import type { SocketConstructor, SocketLike } from '../socket-link.ts'

/** A socket in memory, seen from the server: what the client sent, and what to do to it. */
export type FakeSocket = {
  url: string
  protocols: string[]
  sent: ClientFrame[]
  /** Whether the client has closed it. */
  isLeft(): boolean
  open(): void
  say(frame: ServerFrame): void
  sayRaw(data: string): void
  drop(code?: number): void
  /** Is closing, which the client has not heard of yet. */
  closing(): void
}

export const welcome: ServerFrame = {
  type: 'welcome',
  sessionId: 's',
  personId: 'p',
  heartbeatMs: 20_000,
  serverTime: 0,
}

type Server = {
  created?: (socket: FakeSocket) => void
  received?: (frame: ClientFrame, socket: FakeSocket) => void
}

/** A WebSocket class whose sockets end in this process. */
export function fakeSockets(server: Server = {}) {
  const sockets: FakeSocket[] = []

  class Socket implements SocketLike {
    #isLeft = false
    readyState = 0
    onopen: SocketLike['onopen'] = null
    onmessage: SocketLike['onmessage'] = null
    onclose: SocketLike['onclose'] = null
    onerror: SocketLike['onerror'] = null
    readonly #server: FakeSocket

    constructor(url: string, protocols: string[]) {
      const call = (handler: unknown, event: Event) => (handler as ((event: Event) => void) | null)?.(event)
      this.#server = {
        url,
        protocols,
        sent: [],
        isLeft: () => this.#isLeft,
        open: () => {
          this.readyState = 1
          call(this.onopen, new Event('open'))
        },
        closing: () => void (this.readyState = 2),
        say: (frame) => this.#server.sayRaw(JSON.stringify(frame)),
        sayRaw: (data) => call(this.onmessage, new MessageEvent('message', { data })),
        drop: (code = 1006) => {
          this.readyState = 3
          call(this.onclose, Object.assign(new Event('close'), { code }))
        },
      }
      sockets.push(this.#server)
      server.created?.(this.#server)
    }

    send(data: Parameters<SocketLike['send']>[0]): void {
      if (typeof data !== 'string') throw new TypeError('frames are text')
      if (this.readyState !== 1) throw new Error('the socket is not open')
      const frame = JSON.parse(data) as ClientFrame
      this.#server.sent.push(frame)
      server.received?.(frame, this.#server)
    }

    close(): void {
      this.#isLeft = true
      this.readyState = 3
    }
  }

  return {
    WebSocket: Socket as SocketConstructor,
    sockets,
    get last(): FakeSocket {
      const socket = sockets.at(-1)
      if (!socket) throw new Error('no socket has been opened')
      return socket
    },
  }
}
