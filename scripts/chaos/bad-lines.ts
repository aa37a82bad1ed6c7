import { newId } from '../../packages/contracts/src/index.ts'
import { residentMegabytes } from '../../bench/process-usage.ts'
import type { RoomAtWork } from '../../apps/server/src/testing/chaos/room-at-work.ts'
import type { Person } from '../../apps/server/src/testing/person.ts'
import { until } from '../../apps/server/src/testing/until.ts'
import { Replica } from '../cluster/replica.ts'
import { removeFolder } from '../test/folders.mjs'
import { newFolder } from './killed-server.ts'
import { seconds, type Kind, type Struck } from './place.ts'
import { Relay } from './relay.ts'
import { settingsWith } from './settings.ts'

/** The client gives up after 35 s of silence, the server after 20 s and 10 s more (R17). */
const GIVEN_UP_MS = 60_000
const LONG_MESSAGES = 600
const LONG_TEXT = 'What nobody reads. '.repeat(1500)
const MUTE_MAY_COST_MB = 150

const halfOpen: Kind = {
  name: 'half-open',
  what: 'every connection half-open in mid-answer: nothing passes, and nobody is told',
  isQuick: false,
  share: 6,
  async open() {
    const { server, stop } = await onSqlite()
    const relay = await Relay.start(server.url)
    return {
      urls: [relay.url],
      strike: (room) => breakLines(relay, room),
      async stop() {
        relay.close()
        await stop()
      },
    }
  },
}

async function breakLines(relay: Relay, { seats }: RoomAtWork): Promise<Struck> {
  const before = relay.givenUp
  const halves = relay.halfOpen()
  const back = new Set<object>()
  for (const { connection } of seats)
    connection.onFrame(({ type }) => type === 'welcome' && back.add(connection))
  const allBack = until(() => back.size === seats.length || undefined, 'everybody back', GIVEN_UP_MS)
  const tookSeconds = await seconds(allBack)
  const isGivenUp = () => relay.givenUp - before >= halves || undefined
  await until(isGivenUp, 'the server to give the half-open sockets up', GIVEN_UP_MS)
  return { 'all back (s)': tookSeconds }
}

const mute: Kind = {
  name: 'mute-reader',
  what: 'a reader that never reads, in a room that is sent 17 MB',
  isQuick: true,
  share: 4,
  isAlone: true,
  async open() {
    const { server, stop } = await onSqlite()
    return { urls: [server.url], strike: (room) => flood(server, room), stop }
  },
}

async function flood(server: Replica, room: RoomAtWork): Promise<Struck> {
  const [seat] = room.seats
  if (!seat) throw new Error('A room needs somebody.')
  const before = residentMegabytes(server.pid ?? 0)
  const reader = await seat.person.socket()
  reader.say({ type: 'subscribe', stream: room.stream })
  await reader.hears('live')
  reader.pause()
  const connected = await connectionsOf(seat.person)
  for (let n = 0; n < LONG_MESSAGES; n++) await sayLong(room, n)
  const grown = residentMegabytes(server.pid ?? 0) - before
  if (grown > MUTE_MAY_COST_MB) throw new Error(`A reader that never reads costs ${grown.toFixed(0)} MB.`)
  const isGone = async () => (await connectionsOf(seat.person)) < connected || undefined
  const givenUp = await seconds(until(isGone, 'the server to give the reader up', GIVEN_UP_MS))
  reader.resume()
  // With 4008, or cut: the close frame stands behind what was never read.
  await reader.ends()
  return { 'server grown by (MB)': grown, 'given up after the last word (s)': givenUp }
}

/** The sockets that the server holds. */
async function connectionsOf(person: Person): Promise<number> {
  const metrics = await person.must<string>('/metrics')
  return Number(/^parley_connections (\d+)$/m.exec(metrics)?.[1])
}

/** From each in turn, so that nobody says more than a socket may. */
async function sayLong({ chat, seats }: RoomAtWork, n: number): Promise<void> {
  const args = { chatId: chat.id, content: `${n} ${LONG_TEXT}`, ask: false }
  await seats[n % seats.length]?.connection.request({
    type: 'op',
    opId: newId(),
    verb: 'message.send',
    args,
  })
}

async function onSqlite() {
  const folder = newFolder()
  const server = await Replica.start(settingsWith({ PARLEY_DATA_DIR: folder }))
  const stop = async () => {
    await server.stop()
    removeFolder(folder)
  }
  return { server, stop }
}

export const badLines: readonly Kind[] = [mute, halfOpen]
