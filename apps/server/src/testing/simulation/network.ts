import { createContinuations, type ServerFrame } from '@parley/contracts'
import type { SocketConstructor, SocketLike } from '@parley/sdk'
import type { Wire } from '../../realtime/socket-session.ts'
import type { Owner, VirtualTime } from './virtual-time.ts'

type DeltaFrame = Extract<ServerFrame, { type: 'delta' }>

/** How a device is reached. `bytesPerSecond`: how fast it reads; 0 is a reader that reads no more. */
export type Line = { latencyMs: number; bytesPerSecond: number; isHalfOpen: boolean }

export const goodLine: Line = { latencyMs: 5, bytesPerSecond: Infinity, isHalfOpen: false }

/** What takes connections: a process of a server. */
export type Listener = { owner: Owner; accept(wire: Wire, personId: string): void }

/** One side that is listened to; `ws` hands out the same events. */
class WireEnd implements Wire {
  readyState = 1
  bufferedAmount = 0
  mostBuffered = 0
  private readonly link: Link
  private readonly onMessage: ((data: Buffer, isBinary: boolean) => void)[] = []
  private readonly onClose: (() => void)[] = []

  constructor(link: Link) {
    this.link = link
  }

  on(event: 'message' | 'close', listener: ((data: Buffer, isBinary: boolean) => void) | (() => void)) {
    if (event === 'message') this.onMessage.push(listener)
    else this.onClose.push(listener as () => void)
  }

  send(frame: string, wentOut?: () => void) {
    if (this.readyState === 1) this.link.toClient(frame, wentOut)
  }

  close(code: number) {
    if (this.readyState !== 1) return
    this.readyState = 2
    this.link.closeAfterAll(code)
  }

  terminate() {
    this.link.end(1006, 'server')
  }

  hear(data: string) {
    for (const listener of this.onMessage) listener(Buffer.from(data), false)
  }

  hearClose() {
    if (this.readyState === 3) return
    this.readyState = 3
    for (const listener of this.onClose) listener()
  }
}

type Device = { owner: Owner; line: Line }

/** One connection from its opening to its end: frames in order, each way with its own delay. */
export class Link {
  readonly wire: WireEnd
  private readonly time: VirtualTime
  readonly server: Owner
  private readonly device: Device
  private readonly socket: SocketLike
  private readonly unsent: { frame: string; wentOut: (() => void) | undefined }[] = []
  private readonly continuations = createContinuations()
  private isFlushing = false
  private closing: number | undefined
  private isOver = false
  private hasLost = false
  private clientHearsAt = 0
  private serverHearsAt = 0
  readonly seen: Dial['seen']

  constructor(time: VirtualTime, server: Owner, device: Device, socket: SocketLike, seen: Dial['seen']) {
    this.time = time
    this.server = server
    this.device = device
    this.socket = socket
    this.seen = seen
    this.wire = new WireEnd(this)
  }

  toServer(frame: string) {
    if (this.isOver || this.device.line.isHalfOpen) return
    this.serverHearsAt = Math.max(this.serverHearsAt, this.time.now + this.device.line.latencyMs)
    this.time.after(
      this.serverHearsAt - this.time.now,
      () => this.wire.readyState !== 3 && this.wire.hear(frame),
      this.server,
    )
  }

  toClient(frame: string, wentOut: (() => void) | undefined) {
    if (!this.server.isAlive || this.isOver) return
    this.seen(this.spelledOut(frame), this.server)
    this.wire.bufferedAmount += frame.length
    this.wire.mostBuffered = Math.max(this.wire.mostBuffered, this.wire.bufferedAmount)
    this.unsent.push({ frame, wentOut })
    if (!this.isFlushing) this.flush()
  }

  /** What a frame says; a short one leaves out what was said before. */
  private spelledOut(frame: string): string {
    if (!frame.startsWith('{')) return JSON.stringify(this.continuations.read(frame))
    if (frame.startsWith('{"type":"delta"')) this.continuations.heard(JSON.parse(frame) as DeltaFrame)
    return frame
  }

  /** One frame after the other, as fast as the device reads. */
  flush(): void {
    const next = this.unsent[0]
    this.isFlushing = next !== undefined
    if (!next) {
      if (this.closing !== undefined) this.end(this.closing, 'server')
      return
    }
    const { bytesPerSecond } = this.device.line
    // A reader that reads no more is looked at again, in case it does.
    if (bytesPerSecond === 0) return void this.time.after(500, () => this.flush(), this.time.world)
    const ms = bytesPerSecond === Infinity ? 0 : (next.frame.length / bytesPerSecond) * 1000
    if (ms === 0) return this.wentOut()
    this.time.after(ms, () => this.wentOut(), this.time.world)
  }

  private wentOut() {
    const sent = this.unsent.shift()
    if (!sent || this.isOver) return
    this.wire.bufferedAmount -= sent.frame.length
    this.arriveAtClient(() => this.socket.onmessage?.call(fake, { data: sent.frame } as MessageEvent))
    if (sent.wentOut) this.time.after(0, sent.wentOut, this.server)
    this.flush()
  }

  private arriveAtClient(run: () => void) {
    // Nothing is lost in the middle of a connection: after what did not arrive, nothing does.
    this.hasLost ||= this.device.line.isHalfOpen
    if (this.hasLost) return
    this.clientHearsAt = Math.max(this.clientHearsAt, this.time.now + this.device.line.latencyMs)
    this.time.after(this.clientHearsAt - this.time.now, run, this.device.owner)
  }

  closeAfterAll(code: number) {
    this.closing = code
    if (!this.isFlushing) this.end(code, 'server')
  }

  /** The connection is over. Each side hears of it, unless what lies between them carries nothing. */
  end(code: number, from: 'server' | 'client' | 'network') {
    if (this.isOver) return
    this.isOver = true
    this.unsent.length = 0
    this.wire.bufferedAmount = 0
    const toServer = () => this.wire.hearClose()
    if (from === 'server') this.time.after(0, toServer, this.server)
    else if (!this.device.line.isHalfOpen) this.time.after(this.device.line.latencyMs, toServer, this.server)
    else this.isOver = from === 'network'
    if (from !== 'client') this.arriveAtClient(() => this.socket.onclose?.call(fake, { code } as CloseEvent))
  }
}

/** The handlers of sockets do not look at what they are called on. */
const fake = undefined as unknown as WebSocket

export type Dial = {
  time: VirtualTime
  device: Device
  personId: string
  /** Where a new connection ends up; undefined when nobody listens. */
  route(): Listener | undefined
  opened(link: Link): void
  /** Every frame a server lets go, whether it arrives or not. */
  seen(frame: string, server: Owner): void
}

/** A WebSocket class for one device, whose sockets end at a simulated server. */
export function socketClass({ time, device, personId, route, opened, seen }: Dial): SocketConstructor {
  return class implements SocketLike {
    readyState = 0
    onopen: SocketLike['onopen'] = null
    onmessage: SocketLike['onmessage'] = null
    onclose: SocketLike['onclose'] = null
    onerror: SocketLike['onerror'] = null
    private link: Link | undefined
    private isLeft = false

    constructor() {
      time.after(device.line.latencyMs, () => this.knock(), time.world)
    }

    private knock() {
      if (this.isLeft || device.line.isHalfOpen) return
      const server = route()
      const { owner, line } = device
      if (!server?.owner.isAlive) {
        time.after(line.latencyMs, () => this.onclose?.call(fake, { code: 1006 } as CloseEvent), owner)
        return
      }
      const link = new Link(time, server.owner, device, this, seen)
      this.link = link
      opened(link)
      time.after(0, () => server.accept(link.wire, personId), server.owner)
      time.after(line.latencyMs, () => this.open(), owner)
    }

    private open() {
      if (this.isLeft) return
      this.readyState = 1
      this.onopen?.call(fake, new Event('open'))
    }

    send(data: Parameters<SocketLike['send']>[0]) {
      if (typeof data === 'string') this.link?.toServer(data)
    }

    close() {
      this.isLeft = true
      this.readyState = 3
      this.link?.end(1000, 'client')
    }
  }
}
