import type { FastifyInstance } from 'fastify'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void

/** One listener decides about every upgrade; one that nobody takes would leave its socket open for ever. */
export function takeUpgrades(http: FastifyInstance, upgrade: Upgrade): void {
  http.server.on('upgrade', (request, socket, head) => {
    const path = request.url?.split('?')[0]
    if (path === '/api/ws' || path === '/api/v1/ws') return upgrade(request, socket, head)
    if (http.server.listenerCount('upgrade') > 1 && !path?.startsWith('/api')) return
    // Node has given the socket away: a reset that nobody listens for would end the process.
    socket.on('error', () => {})
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
}
