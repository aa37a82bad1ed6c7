import { createConnection, type Connection, type ConnectionOptions } from '../connection.ts'
import { fakeClock } from './fake-clock.ts'
import { fakePage } from './fake-page.ts'
import { fakeSockets, welcome } from './fake-sockets.ts'

/** A connection that has been told to connect, and all that surrounds it; `random` is what every draw gives. */
export function connectionStage(
  { random = 0.5, isOffline = false } = {},
  options: Partial<ConnectionOptions> = {},
) {
  const clock = fakeClock()
  const net = fakeSockets()
  const browser = fakePage()
  if (isOffline) browser.signal('offline')
  const connection: Connection = createConnection({
    url: 'https://chat.example.org/api/ws',
    WebSocket: net.WebSocket,
    clock,
    random: () => random,
    page: browser.page,
    ...options,
  })
  connection.connect()

  function comeOnline() {
    net.last.open()
    net.last.say(welcome)
  }
  return { clock, net, browser, connection, comeOnline }
}

/** The same, welcomed already. */
export function onlineStage(...given: Parameters<typeof connectionStage>) {
  const stage = connectionStage(...given)
  stage.comeOnline()
  return stage
}
