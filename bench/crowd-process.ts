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
  if (order.do === 'open') void open(order.count).then(() => process.send?.(nothing()))
  else if (order.do === 'count') {
    wanted = order.wanted
    report = nothing()
    process.send?.(report)
  } else process.send?.(order.whole ? report : { ...report, latencies: [] })
})
process.on('disconnect', () => process.exit(0))

async function open(count: number): Promise<void> {
  const opening: Promise<void>[] = []
  for (let n = 0; n < count; n++) {
    opening.push(join())
    await pause(settings.everyMs)
  }
  await Promise.all(opening)
}

let joined = 0
const turn = <T>(of: readonly T[]) => of[joined % of.length]

async function join(): Promise<void> {
  const [url = '', token = ''] = [turn(settings.urls), turn(settings.tokens)]
  joined++
  const socket = settings.stream ? await openViewer({ url, token }, settings.stream) : await openBare(url)
  socket.on('message', (data: Buffer) => count(data))
  sockets.push(socket)
}

async function openBare(url: string): Promise<WebSocket> {
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
