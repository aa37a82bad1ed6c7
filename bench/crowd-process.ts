// Many sockets that listen in one room, in a process of their own: the server shall not share its thread with its clients.
import { WebSocket } from 'ws'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { countFrame, openViewer, type Wanted } from './socket.ts'
import { now, SAID_AT, type CrowdOrder, type CrowdReport, type CrowdSettings } from './crowd-messages.ts'

const LATENCIES_KEPT = 20_000

const settings = JSON.parse(process.argv[2] ?? '{}') as CrowdSettings
const sockets: WebSocket[] = []
let wanted: Wanted = 'all'
let report: CrowdReport = nothing()

process.on('message', (order: CrowdOrder) => {
  if (order.do === 'count') {
    wanted = order.wanted
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
// The first word: all are there.
process.send?.(nothing())

async function join(url: string): Promise<void> {
  const socket = settings.stream
    ? await openViewer({ url, token: settings.token }, settings.stream)
    : await open(url)
  socket.on('message', (data: Buffer) => count(data))
  sockets.push(socket)
}

async function open(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  await once(socket, 'open')
  return socket
}

function count(data: Buffer): void {
  if (!countFrame(report, data, wanted)) return
  const at = data.indexOf(SAID_AT)
  if (at < 0 || report.latencies.length >= LATENCIES_KEPT) return
  report.latencies.push(now() - Number.parseFloat(data.toString('latin1', at + SAID_AT.length, at + 40)))
}

function nothing(): CrowdReport {
  return { frames: 0, bytes: 0, latencies: [] }
}
