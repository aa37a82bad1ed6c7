import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import type { Identity } from '../http-context.ts'
import { createAdmission } from './admission.ts'
import { GatheredSocket } from './gathered-socket.ts'
import type { RealtimeParts } from './parts.ts'
import type { Sessions } from './sessions.ts'
import { CLOSE, SocketSession } from './socket-session.ts'

const MAX_FRAME_BYTES = 256 * 1024
const PROTOCOL = 'parley.v1'

export type Sockets = {
  /** Takes an upgrade to `GET /api/ws`. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  close(): void
}

export function createSockets(parts: RealtimeParts, sessions: Sessions): Sockets {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
  })
  const admission = createAdmission()
  const enter = (request: IncomingMessage, socket: Duplex, head: Buffer) =>
    server.handleUpgrade(request, socket, head, (ws) => void welcome(parts, sessions, ws, socket, request))

  return {
    upgrade(request, socket, head) {
      const { origin, host } = request.headers
      if (origin !== undefined && !parts.isAllowedOrigin(origin, host)) return refuse(socket, '403 Forbidden')
      if (!admission.admit(socket, () => enter(request, socket, head)))
        refuse(socket, '503 Service Unavailable', 'Retry-After: 5\r\n')
    },
    close() {
      admission.close()
      for (const ws of server.clients) ws.terminate()
      server.close()
    },
  }
}

function refuse(socket: Duplex, status: string, headers = '') {
  socket.on('error', () => {})
  socket.end(`HTTP/1.1 ${status}\r\n${headers}Connection: close\r\nContent-Length: 0\r\n\r\n`)
}

async function welcome(
  parts: RealtimeParts,
  sessions: Sessions,
  ws: WebSocket,
  socket: Duplex,
  request: IncomingMessage,
) {
  // Frames that come before it is known who sends them must not be lost.
  const early: string[] = []
  const keep = (data: Buffer) => early.push(data.toString())
  ws.on('message', keep)
  ws.on('error', terminate)
  const identity = await identify(parts, request)
  ws.off('message', keep)
  if (ws.readyState !== WebSocket.OPEN) return
  if (!identity) return ws.close(CLOSE.unauthenticated, 'Log in first.')
  new SocketSession(parts, sessions, new GatheredSocket(ws, socket), identity).receive(early)
}

/** One for all sockets: a listener made for each would keep what stands around it. */
function terminate(this: WebSocket) {
  this.terminate()
}

/** A browser shows its cookie; other clients their access token, in a header or among the subprotocols. */
async function identify(parts: RealtimeParts, { headers }: IncomingMessage): Promise<Identity | null> {
  const offered = headers['sec-websocket-protocol']?.split(',').map((name) => name.trim()) ?? []
  const token = offered.find((name) => name.startsWith('bearer.'))?.slice('bearer.'.length)
  try {
    return await parts.authenticate(token ? { ...headers, authorization: `Bearer ${token}` } : headers)
  } catch {
    return null
  }
}
