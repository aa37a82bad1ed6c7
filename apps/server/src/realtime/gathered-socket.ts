import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Wire } from './socket-session.ts'

/** What is more than this goes out at once: there is nothing to win, and a slow reader is known by what is unsent. */
const WORTH_GATHERING_BYTES = 16 * 1024

/**
 * A socket whose frames of one turn of the event loop go out in one write. To a room that is what a message costs most: a
 * call of the system for every frame and reader.
 */
export class GatheredSocket implements Wire {
  private readonly ws: WebSocket
  private readonly socket: Duplex

  constructor(ws: WebSocket, socket: Duplex) {
    this.ws = ws
    this.socket = socket
  }

  get readyState(): number {
    return this.ws.readyState
  }

  get bufferedAmount(): number {
    return this.ws.bufferedAmount
  }

  send(frame: string, wentOut?: () => void): void {
    gather(this.socket)
    // Nothing of it is compressed, so `ws` keeps no queue of its own that this could overtake.
    this.socket.write(textFrame(frame), wentOut)
    if (this.socket.writableLength > WORTH_GATHERING_BYTES) letGo(this.socket)
  }

  close(code: number, reason: string): void {
    this.ws.close(code, reason)
  }

  terminate(): void {
    this.ws.terminate()
  }

  on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): unknown
  on(event: 'close', listener: () => void): unknown
  on(event: string, listener: (...heard: never[]) => void): unknown {
    return this.ws.on(event, listener as (...heard: unknown[]) => void)
  }
}

const gathered = new Set<Duplex>()

function gather(socket: Duplex) {
  if (gathered.has(socket)) return
  if (gathered.size === 0) setImmediate(letAllGo)
  gathered.add(socket)
  socket.cork()
}

function letGo(socket: Duplex) {
  if (gathered.delete(socket)) socket.uncork()
}

function letAllGo() {
  for (const socket of gathered) letGo(socket)
}

/** The same frame goes to many, one after the other: its bytes are put together once. */
let last: { frame: string; bytes: Buffer } | undefined

function textFrame(frame: string): Buffer {
  if (frame.length > WORTH_GATHERING_BYTES) return bytesOf(frame)
  if (last?.frame !== frame) last = { frame, bytes: bytesOf(frame) }
  return last.bytes
}

const FINAL_TEXT = 0x81

/**
 * A whole text message as a server sends it (RFC 6455, 5.2). `ws` would make a header for each reader and hand it on apart
 * from the text; for short frames that is half of what sending costs.
 */
function bytesOf(frame: string): Buffer {
  const length = Buffer.byteLength(frame)
  const header = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const bytes = Buffer.allocUnsafe(header + length)
  bytes[0] = FINAL_TEXT
  if (header === 2) bytes[1] = length
  else if (header === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  bytes.write(frame, header)
  return bytes
}
