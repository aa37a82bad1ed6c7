import type { AddressInfo } from 'node:net'
import { WebSocketServer, type WebSocket } from 'ws'

// The barest room, by ws alone: what a speaker says is sent to all who listen, and then acknowledged.
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
const listeners = new Set<WebSocket>()
server.on('connection', (socket, { url }) => {
  if (url !== '/speak') return listeners.add(socket)
  return socket.on('message', (data: Buffer) => {
    const frame = data.toString()
    for (const listener of listeners) listener.send(frame)
    socket.send('ok')
  })
})
server.on('listening', () => {
  process.stdout.write(`ws://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
