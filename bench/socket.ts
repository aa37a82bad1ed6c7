import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientFrame } from '@parley/contracts'
import { WebSocket } from 'ws'
import { within } from './until.ts'

/** Below what the server admits in a second (R18). */
export const HANDSHAKES_PER_SECOND = 80
const HEARD_WITHIN_MS = 30_000

type Viewer = { url: string; token: string }

/** A socket to the server, beyond its greeting. It answers heartbeats: whoever does not is gone after half a minute (R17). */
export async function openSocket({ url, token }: Viewer): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/ws`, ['parley.v1'], {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
  })
  await within(HEARD_WITHIN_MS, 'a socket to open', once(socket, 'open'))
  const welcome = hears(socket, 'welcome')
  say(socket, { type: 'hello', protocol: 1, continuations: true })
  await welcome
  socket.on('message', (data: Buffer) => {
    if (beginsWith(data, HEARTBEAT)) say(socket, { type: 'pong' })
  })
  return socket
}

const HEARTBEAT = Buffer.from('{"type":"heartbeat"')

const beginsWith = (data: Buffer, beginning: Buffer): boolean =>
  data.length >= beginning.length && beginning.compare(data, 0, beginning.length) === 0

export function say(socket: WebSocket, frame: ClientFrame): void {
  socket.send(JSON.stringify(frame))
}

/** Resolves with the next frame of that type. */
export function hears(socket: WebSocket, type: string): Promise<string> {
  return hearsOf(socket, `a frame ${type}`, (frame) => frame.startsWith(`{"type":"${type}"`))
}

/** Resolves with the next frame that is the one; refused when the socket closes before, or it does not come. */
export function hearsOf(
  socket: WebSocket,
  what: string,
  isIt: (frame: string) => boolean,
  withinMs = HEARD_WITHIN_MS,
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const listen = (data: Buffer) => {
    const frame = data.toString()
    if (isIt(frame)) resolve(frame)
  }
  const closed = (code: number) => reject(new Error(`The socket closed (${code}) before it heard ${what}.`))
  socket.on('message', listen).once('close', closed)
  return within(withinMs, what, promise).finally(() => socket.off('message', listen).off('close', closed))
}

/** Opens as many sockets, each following its stream; no faster than the server admits them. */
export async function openViewers(viewer: Viewer, streams: readonly string[]): Promise<WebSocket[]> {
  const opening: Promise<WebSocket>[] = []
  for (const stream of streams) {
    opening.push(openViewer(viewer, stream))
    await pause(1000 / HANDSHAKES_PER_SECOND)
  }
  return Promise.all(opening)
}

export async function openViewer(viewer: Viewer, stream: string): Promise<WebSocket> {
  const socket = await openSocket(viewer)
  const live = hears(socket, 'live')
  say(socket, { type: 'subscribe', stream })
  await live
  return socket
}

/** `bytes` as they are on the wire, with what the socket itself puts before each frame. */
export type Counted = { frames: number; bytes: number }
/** `text`: what brings the text of an answer, in either form (R11). */
export type Wanted = 'text' | 'events' | 'all'

const BEGINNINGS = { text: Buffer.from('{"type":"delta"'), events: Buffer.from('{"type":"event"') }
const BRACE = 0x7b

/** Counts these frames, over all of the sockets, from now on. */
export function countFrames(sockets: readonly WebSocket[], wanted: Wanted): Counted {
  const counted = { frames: 0, bytes: 0 }
  for (const socket of sockets) socket.on('message', (data: Buffer) => countFrame(counted, data, wanted))
  return counted
}

export function countFrame(counted: Counted, data: Buffer, wanted: Wanted): boolean {
  if (!isWanted(data, wanted)) return false
  counted.frames++
  counted.bytes += data.length + (data.length < 126 ? 2 : data.length < 65_536 ? 4 : 10)
  return true
}

function isWanted(data: Buffer, wanted: Wanted): boolean {
  if (wanted === 'all') return true
  return beginsWith(data, BEGINNINGS[wanted]) || (wanted === 'text' && data[0] !== BRACE)
}

export function closeAll(sockets: readonly WebSocket[]): void {
  for (const socket of sockets) socket.terminate()
}
