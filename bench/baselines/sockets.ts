import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'

// The barest server that shows the same thing to everybody: frames of one size, at one pace, by ws alone.
const [frameBytes, framesPerSecond] = process.argv.slice(2).map(Number)
const frame = 'x'.repeat(frameBytes ?? 0)
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
setInterval(
  () => {
    for (const socket of server.clients) socket.send(frame)
  },
  1000 / (framesPerSecond ?? 1),
)
server.on('listening', () => {
  process.stdout.write(`ws://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
