import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { ClientFrame } from '@parley/contracts'
import { WebSocket } from 'ws'

/** Below what the server admits in a second. */
const HANDSHAKES_PER_SECOND = 80

type Viewer = { url: string; token: string }

/** A socket to the server, beyond its greeting. */
export async function openSocket({ url, token }: Viewer): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/ws`, ['parley.v1'], {
    headers: { authorization: `Bearer ${token}` },
    perMessageDeflate: false,
  })
  await once(socket, 'open')
  say(socket, { type: 'hello', protocol: 1 })
  await hears(socket, 'welcome')
  return socket
}

export function say(socket: WebSocket, frame: ClientFrame): void {
  socket.send(JSON.stringify(frame))
}

/** Resolves with the next frame of that type. */
export function hears(socket: WebSocket, type: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const listen = (data: Buffer) => {
      const frame = data.toString()
      if (!frame.startsWith(`{"type":"${type}"`)) return
      socket.off('message', listen).off('close', closed)
      resolve(frame)
    }
    const closed = () => reject(new Error(`The socket closed before it heard ${type}.`))
    socket.on('message', listen).once('close', closed)
  })
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

async function openViewer(viewer: Viewer, stream: string): Promise<WebSocket> {
  const socket = await openSocket(viewer)
  say(socket, { type: 'subscribe', stream })
  await hears(socket, 'live')
  return socket
}

export type Counted = { frames: number; bytes: number }

/** Counts the frames that begin like this, over all of the sockets, from now on. */
export function countFrames(sockets: readonly WebSocket[], beginning: string): Counted {
  const counted = { frames: 0, bytes: 0 }
  const wanted = Buffer.from(beginning)
  for (const socket of sockets) {
    socket.on('message', (data: Buffer) => {
      if (!data.subarray(0, wanted.length).equals(wanted)) return
      counted.frames++
      counted.bytes += data.length
    })
  }
  return counted
}

export function closeAll(sockets: readonly WebSocket[]): void {
  for (const socket of sockets) socket.terminate()
}
