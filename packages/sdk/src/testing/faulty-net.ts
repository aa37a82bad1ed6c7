import type { ServerFrame } from '@parley/contracts'
import { createConnection, type Connection } from '../connection.ts'
import type { FakeClock } from './fake-clock.ts'
import { fakePage } from './fake-page.ts'
import { fakeSockets, welcome, type FakeSocket } from './fake-sockets.ts'
import type { ModelServer } from './model-server.ts'

/** What befalls an event or delta on its way. `late`: it comes after the next one. */
export type Fault = 'none' | 'lost' | 'twice' | 'late'

const ROUND_TRIP_MS = 20
const HEARTBEAT_MS = 20_000

/** A client and a model server with a network between them that has the given faults, in turn, until it is `healed`. */
export function faultyNet(server: ModelServer, clock: FakeClock, faults: readonly Fault[] = []) {
  let next = 0
  let isHealed = false
  let current: { socket: FakeSocket; send: (frame: ServerFrame) => void } | null = null
  const sockets = fakeSockets({
    created: (socket) => clock.after(ROUND_TRIP_MS, () => socket.open()),
    received: (frame, socket) => {
      if (frame.type === 'hello') begin(socket)
      else if (current?.socket === socket) server.receive(frame, current.send)
    },
  })

  function begin(socket: FakeSocket) {
    leave()
    const late: ServerFrame[] = []
    const send = (frame: ServerFrame) => {
      const fault = isHealed || (frame.type !== 'event' && frame.type !== 'delta') ? 'none' : faultOf()
      if (fault === 'late') return void late.push(frame)
      if (fault !== 'lost') socket.say(frame)
      if (fault === 'twice') socket.say(frame)
      for (const delayed of late.splice(0)) socket.say(delayed)
    }
    current = { socket, send }
    socket.say(welcome)
  }

  const faultOf = (): Fault => faults[next++ % Math.max(1, faults.length)] ?? 'none'

  function leave() {
    if (current) server.leave(current.send)
    current = null
  }

  const connection: Connection = createConnection({
    url: 'wss://chat.example.org/api/ws',
    WebSocket: sockets.WebSocket,
    clock,
    random: () => 0.5,
    page: fakePage().page,
  })
  connection.connect()

  return {
    connection,
    sockets,
    cut() {
      const socket = current?.socket
      leave()
      socket?.drop()
    },
    heartbeat() {
      if (current) server.heartbeat(current.send)
    },
    /** From now on everything arrives; long enough passes for all that waits and heartbeats to do their work. */
    heal() {
      isHealed = true
      for (let round = 0; round < 12; round++) {
        this.heartbeat()
        clock.advance(HEARTBEAT_MS)
      }
    },
  }
}
