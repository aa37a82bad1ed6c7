// Holds many connections of one person to one room, and tells its parent how many of them are live: a process of its own.
import { chatStream, type ChatState } from '@parley/contracts'
import { createConnection, followStream, type Follower, type SocketConstructor } from '@parley/sdk'
import { WebSocket as LightSocket } from 'ws'

const [urls = '', token = '', chatId = '', count = '0'] = process.argv.slice(2)
const TELL_MS = 50
/** They come as people do, not all in one moment. */
const SPREAD_MS = 20

/** Two thousand of Node’s own cost this machine more than the server that is looked at. */
class Socket extends LightSocket {
  constructor(url: string, protocols: string[]) {
    super(url, protocols, { perMessageDeflate: false })
  }
}

const addresses = urls.split(',')
const screens: Follower<ChatState>[] = []
let lost = 0

for (let n = 0; n < Number(count); n++)
  setTimeout(() => open(addresses[n % addresses.length] ?? ''), n * SPREAD_MS)

setInterval(() => {
  const live = screens.filter((screen) => screen.phase() === 'live').length
  process.send?.({ live, lost })
}, TELL_MS)
process.on('disconnect', () => process.exit(0))

function open(url: string): void {
  const connection = createConnection({
    url: `${url}/api/ws`,
    accessToken: () => token,
    WebSocket: Socket as unknown as SocketConstructor,
  })
  let wasOnline = false
  connection.onStatus(({ phase }) => {
    if (wasOnline && phase !== 'online') lost++
    wasOnline = phase === 'online'
  })
  connection.connect()
  screens.push(followStream<ChatState>(connection, chatStream(chatId), { onChange: () => {} }))
}
