import { createContinuations, type ClientFrame, type ServerFrame } from '@parley/contracts'
import type { Clock } from './clock.ts'
import { ABNORMAL_CLOSE, CloseCode } from './protocol.ts'

/** What is used of a WebSocket. */
export type SocketLike = Pick<
  WebSocket,
  'send' | 'close' | 'onopen' | 'onmessage' | 'onclose' | 'onerror'
> & {
  readonly readyState: number
}
export type SocketConstructor = new (url: string, protocols: string[]) => SocketLike

/** One socket from its opening to its end. */
export type SocketLink = {
  /** False when it was not sent, because the socket is not open, or not any more. */
  send(frame: ClientFrame): boolean
  /** Ends it from this side, without `onEnd`. */
  end(): void
  /** Ends it, with `onEnd`, if the server has been silent for too long; timers may sleep while a page is hidden. */
  checkSilence(): void
}

export type LinkEvents = {
  onFrame(frame: ServerFrame): void
  /** Once: closed by the server, broken, silent, or never opened. */
  onEnd(code: number): void
}

// R17: the server speaks at least every 20 s; 15 s more are grace for a slow network.
const SILENCE_MS = 35_000
// `WebSocket.OPEN`, which whatever stands in for one may not have.
const OPEN = 1
// Long enough for a slow phone network, short enough that an address that answers nothing is tried again soon.
const HANDSHAKE_MS = 10_000

export function openLink(open: () => SocketLike, clock: Clock, events: LinkEvents): SocketLink {
  let socket: SocketLike | null = null
  let heardAt = clock.now()
  let cancelTimer = clock.after(HANDSHAKE_MS, () => finish(CloseCode.handshakeTimeout))

  const continuations = createContinuations()
  const silentFor = () => clock.now() - heardAt

  // Between the server's close and our hearing of it a socket takes nothing, and browsers complain of the attempt.
  function send(frame: ClientFrame): boolean {
    if (socket?.readyState !== OPEN) return false
    socket.send(JSON.stringify(frame))
    return true
  }

  function finish(code: number) {
    if (leave()) events.onEnd(code)
  }

  function leave(): boolean {
    cancelTimer()
    const left = socket
    socket = null
    if (!left) return false
    // Closing a dead connection takes the browser minutes; nothing of it shall be heard meanwhile.
    left.onopen = left.onmessage = left.onclose = left.onerror = null
    left.close(1000)
    return true
  }

  function watchSilence() {
    cancelTimer()
    cancelTimer = clock.after(SILENCE_MS - silentFor(), checkSilence)
  }

  function checkSilence() {
    if (silentFor() >= SILENCE_MS) finish(ABNORMAL_CLOSE)
    else if (welcomed) watchSilence()
  }

  let welcomed = false
  function receive(data: unknown) {
    heardAt = clock.now()
    if (typeof data !== 'string') return
    const frame = parseFrame(data) ?? continuations.read(data)
    if (!frame) return
    if (frame.type === 'delta') continuations.heard(frame)
    if (frame.type === 'heartbeat') send({ type: 'pong' })
    if (frame.type === 'welcome') {
      welcomed = true
      watchSilence()
    }
    events.onFrame(frame)
  }

  try {
    const opened = open()
    opened.onopen = () => send({ type: 'hello', protocol: 1, continuations: true })
    opened.onmessage = (event) => receive(event.data)
    opened.onclose = (event) => finish(event.code)
    opened.onerror = () => {} // `close` follows and says more.
    socket = opened
  } catch {
    // Refused by the page's rules or an impossible address: told later, as any other failure, never from in here.
    cancelTimer()
    cancelTimer = clock.after(0, () => events.onEnd(ABNORMAL_CLOSE))
  }
  return { send, end: () => void leave(), checkSilence }
}

/** A frame that is no JSON object is passed over, as one of an unknown type is: a newer server may send it. */
function parseFrame(data: string): ServerFrame | null {
  if (!data.startsWith('{')) return null
  try {
    const frame: unknown = JSON.parse(data)
    return typeof frame === 'object' && frame !== null && 'type' in frame ? (frame as ServerFrame) : null
  } catch {
    return null
  }
}
