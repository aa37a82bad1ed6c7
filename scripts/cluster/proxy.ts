import { once } from 'node:events'
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

/** A replica that refused a connection is left alone for this long. */
const AVOID_MS = 1000

export type Proxy = { url: string; close(): Promise<void> }

type Target = { hostname: string; port: number; avoidUntil: number }

/** Gives each request and each socket to the next replica in turn, on this machine only; no sticky sessions. */
export async function startProxy(replicas: readonly string[], port = 0): Promise<Proxy> {
  const targets = replicas.map((url): Target => {
    const { hostname, port: at } = new URL(url)
    return { hostname, port: Number(at), avoidUntil: 0 }
  })
  let turn = 0
  /** All of them in turn, those that just refused last. */
  const inTurn = () => {
    const first = turn++ % targets.length
    const order = [...targets.slice(first), ...targets.slice(0, first)]
    return order.toSorted((a, b) => Number(a.avoidUntil > Date.now()) - Number(b.avoidUntil > Date.now()))
  }

  const server = createServer((incoming, outgoing) => pass(inTurn(), incoming, outgoing))
  server.on('upgrade', (incoming, socket, head) => passUpgrade(inTurn(), incoming, socket, head))
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function pass([target, ...others]: Target[], incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (!target) return void outgoing.writeHead(502).end()
  const { method, url: path } = incoming
  const { hostname, port } = target
  const asked = request({ hostname, port, method, path, headers: forwarded(incoming), agent: false })
  let isConnected = false
  asked.on('socket', (socket) =>
    socket.once('connect', () => {
      isConnected = true
      // Not sooner: what a replica refuses must still be whole for the next one.
      incoming.pipe(asked)
    }),
  )
  asked.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
    answer.on('error', () => outgoing.destroy())
  })
  asked.on('error', () => {
    if (isConnected) return outgoing.headersSent ? outgoing.destroy() : void outgoing.writeHead(502).end()
    target.avoidUntil = Date.now() + AVOID_MS
    pass(others, incoming, outgoing)
  })
  outgoing.on('close', () => asked.destroy())
}

function passUpgrade(
  [target, ...others]: Target[],
  incoming: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  if (!target) return void socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n')
  const upstream = connect(target.port, target.hostname)
  const end = () => {
    socket.destroy()
    upstream.destroy()
  }
  const refused = () => {
    target.avoidUntil = Date.now() + AVOID_MS
    passUpgrade(others, incoming, socket, head)
  }
  upstream.once('error', refused)
  upstream.once('connect', () => {
    upstream.off('error', refused)
    for (const side of [upstream, socket]) side.on('error', end).on('close', end)
    const headers = Object.entries(forwarded(incoming)).flatMap(([name, value]) =>
      [value ?? []].flat().map((each) => `${name}: ${each}`),
    )
    upstream.write([`GET ${incoming.url} HTTP/1.1`, ...headers, '', ''].join('\r\n'))
    upstream.write(head)
    upstream.pipe(socket).pipe(upstream)
  })
}

const forwarded = ({ headers, socket }: IncomingMessage): IncomingMessage['headers'] => ({
  ...headers,
  'x-forwarded-for': socket.remoteAddress,
  'x-forwarded-proto': 'http',
})
