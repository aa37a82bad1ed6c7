// Many sockets that listen in one room, in a process of their own: the server shall not share its thread with its clients.
import { WebSocket } from 'ws'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { openSocket, hears, say } from './socket.ts'
import { now, SAID_AT, type CrowdOrder, type CrowdReport, type CrowdSettings } from './crowd-messages.ts'

const LATENCIES_KEPT = 20_000

const settings = JSON.parse(process.argv[2] ?? '{}') as CrowdSettings
const sockets: WebSocket[] = []
let beginning = Buffer.alloc(0)
let report: CrowdReport = nothing()

process.on('message', (order: CrowdOrder) => {
  if (order.do === 'count') {
    beginning = Buffer.from(order.beginning)
    report = nothing()
    process.send?.(report)
  } else process.send?.(order.whole ? report : { ...report, latencies: [] })
})
process.on('disconnect', () => process.exit(0))

const opening: Promise<void>[] = []
for (let n = 0; n < settings.count; n++) {
  opening.push(join(settings.urls[n % settings.urls.length] ?? ''))
  await pause(settings.everyMs)
}
await Promise.all(opening)
process.send?.({ ...nothing(), isOpen: true })

async function join(url: string): Promise<void> {
  const socket = settings.stream ? await follow(url, settings.stream) : await open(url)
  socket.on('message', (data: Buffer) => count(data))
  sockets.push(socket)
}

async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  await once(socket, 'open')
  return socket
}

async function follow(url: string, stream: string): Promise<WebSocket> {
  const socket = await openSocket({ url, token: settings.token })
  const live = hears(socket, 'live')
  say(socket, { type: 'subscribe', stream })
  await live
  socket.on('message', (data: Buffer) => {
    if (data.toString('latin1', 0, 18).startsWith('{"type":"heartbeat')) say(socket, { type: 'pong' })
  })
  return socket
}

function count(data: Buffer): void {
  if (!data.subarray(0, beginning.length).equals(beginning)) return
  report.frames++
  report.bytes += data.length
  const at = data.indexOf(SAID_AT)
  if (at < 0 || report.latencies.length >= LATENCIES_KEPT) return
  report.latencies.push(now() - Number.parseFloat(data.toString('latin1', at + SAID_AT.length, at + 40)))
}

function nothing(): CrowdReport {
  return { frames: 0, bytes: 0, latencies: [], isOpen: false }
}
