import { createContinuations, type ServerFrame } from '@parley/contracts'
import { WebSocket } from 'ws'
import { until } from './until.ts'

type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>

/** A socket that says exactly what it is told to, and remembers what it hears; heartbeats it answers by itself. */
export class RawSocket {
  readonly heard: ServerFrame[] = []
  closed: { code: number; reason: string } | undefined
  /** How the handshake was answered: 101 when it opened. */
  status = 0
  private readonly ws: WebSocket
  private readonly continuations = createContinuations()
  private taken = 0

  private constructor(ws: WebSocket) {
    this.ws = ws
    ws.on('message', (data: Buffer) => this.hear(data.toString()))
    ws.on('close', (code, reason) => (this.closed = { code, reason: reason.toString() }))
    ws.on('error', () => {})
    ws.on('upgrade', () => (this.status = 101))
    ws.on('unexpected-response', (_request, response) => {
      this.status = response.statusCode ?? 0
      response.resume()
      ws.terminate()
    })
  }

  /** Opens a socket and says hello, and what else about itself. */
  static async open(url: string, token: string, about: { continuations?: boolean } = {}): Promise<RawSocket> {
    const socket = await RawSocket.knock(url, { authorization: `Bearer ${token}` })
    socket.say({ type: 'hello', protocol: 1, ...about })
    await socket.hears('welcome')
    return socket
  }

  /** Opens a socket and says nothing. */
  static async knock(url: string, headers: Record<string, string>): Promise<RawSocket> {
    const ws = new WebSocket(`${url.replace('http', 'ws')}/api/ws`, ['parley.v1'], { headers })
    const socket = new RawSocket(ws)
    await until(() => ws.readyState === WebSocket.OPEN || ws.readyState === WebSocket.CLOSED || undefined)
    return socket
  }

  private hear(message: string): void {
    const frame = this.read(message)
    this.heard.push(frame)
    if (frame.type === 'heartbeat') this.say({ type: 'pong' })
  }

  /** Text in its short form is remembered as the delta it stands for. */
  private read(message: string): ServerFrame {
    const continued = this.continuations.read(message)
    if (continued) return continued
    const frame = JSON.parse(message) as ServerFrame
    if (frame.type === 'delta') this.continuations.heard(frame)
    return frame
  }

  say(frame: unknown): void {
    this.sayRaw(JSON.stringify(frame))
  }

  sayRaw(data: string | Buffer): void {
    this.ws.send(data)
  }

  /** The next frame of a type after those that were waited for before. */
  hears<Type extends ServerFrame['type']>(
    type: Type,
    where: (frame: FrameOf<Type>) => boolean = () => true,
  ): Promise<FrameOf<Type>> {
    return until(() => {
      const index = this.heard.findIndex(
        (frame, at) => at >= this.taken && frame.type === type && where(frame as FrameOf<Type>),
      )
      if (index < 0) return undefined
      this.taken = index + 1
      return this.heard[index] as FrameOf<Type>
    }, `the frame ${type}`)
  }

  all<Type extends ServerFrame['type']>(type: Type): FrameOf<Type>[] {
    return this.heard.filter((frame): frame is FrameOf<Type> => frame.type === type)
  }

  ends(): Promise<{ code: number; reason: string }> {
    return until(() => this.closed, 'the end of the socket')
  }

  /** Stops reading, as a reader that hangs. */
  pause(): void {
    this.ws.pause()
  }

  resume(): void {
    this.ws.resume()
  }

  /** Is gone without a word. */
  cut(): void {
    this.ws.terminate()
  }

  close(): void {
    this.ws.close()
  }
}
