import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

const UPGRADE = /^sec-websocket-key:/im

/** Stands between people and a server, and can make the connections it holds half-open: each side believes in it still. */
export class Relay {
  readonly url: string
  /** Half-open connections that the server has given up. */
  givenUp = 0
  private readonly server
  private readonly pairs = new Set<[Socket, Socket]>()
  private readonly sockets = new WeakSet<[Socket, Socket]>()

  private constructor(server: ReturnType<typeof createServer>) {
    this.server = server
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  static async start(target: string): Promise<Relay> {
    const { hostname, port } = new URL(target)
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const relay = new Relay(server)
    server.on('connection', (near) => relay.join(near, connect(Number(port), hostname)))
    return relay
  }

  private join(near: Socket, far: Socket): void {
    const pair: [Socket, Socket] = [near, far]
    this.pairs.add(pair)
    // A connection may have carried requests before it becomes a socket.
    near.on('data', (data: Buffer) => UPGRADE.test(data.toString('latin1')) && this.sockets.add(pair))
    near.pipe(far)
    far.pipe(near)
    for (const side of pair) side.on('error', () => {}).on('close', () => this.leave(pair))
  }

  private leave(pair: [Socket, Socket]): void {
    if (!this.pairs.delete(pair)) return
    for (const side of pair) side.destroy()
  }

  /**
   * From now on nothing passes through the sockets there are; neither side is told. Answers how many they are. Requests
   * go on: who asks by HTTP has waits of their own.
   */
  halfOpen(): number {
    const halves = [...this.pairs].filter((pair) => this.sockets.has(pair))
    for (const pair of halves) {
      this.pairs.delete(pair)
      const [near, far] = pair
      near.unpipe(far)
      far.unpipe(near)
      // Read and thrown away, so that an end of the server’s is seen.
      for (const side of pair) side.resume()
      far.on('close', () => this.givenUp++)
    }
    return halves.length
  }

  close(): void {
    for (const pair of this.pairs) this.leave(pair)
    this.server.close()
  }
}
