import type { RoomAtWork } from '../../apps/server/src/testing/chaos/room-at-work.ts'
import { program } from '../cluster/cluster.ts'
import { Replica } from '../cluster/replica.ts'
import { makeFolder, removeFolder } from '../test/folders.mjs'
import { startPostgres } from '../test/postgres.mjs'
import { seconds, TO_READY, TO_TEXT, type Kind, type Struck } from './place.ts'
import { settingsWith } from './settings.ts'

export const newFolder = () => makeFolder('parley-chaos-')

const killedOnSqlite: Kind = {
  name: 'server-sqlite',
  what: '`kill -9` of the server in mid-answer, on SQLite',
  isQuick: true,
  share: 32,
  async open() {
    const folder = newFolder()
    const server = await Replica.start(settingsWith({ PARLEY_DATA_DIR: folder }))
    return {
      urls: [server.url],
      strike: (room) => killServer(server, room),
      async stop() {
        await server.stop()
        removeFolder(folder)
      },
    }
  },
}

const onPostgres = async () => {
  const postgres = await startPostgres(program('postgres'))
  const folder = newFolder()
  const server = await Replica.start(settingsWith({ PARLEY_DATA_DIR: folder, DATABASE_URL: postgres.url }))
  const stop = async () => {
    await server.stop()
    await postgres.stop()
    removeFolder(folder)
  }
  return { postgres, server, stop }
}

const killedOnPostgres: Kind = {
  name: 'server-postgres',
  what: '`kill -9` of the server in mid-answer, on PostgreSQL',
  isQuick: true,
  share: 28,
  async open() {
    const { server, stop } = await onPostgres()
    return { urls: [server.url], strike: (room) => killServer(server, room), stop }
  },
}

const killedPostgres: Kind = {
  name: 'postgres',
  what: '`kill -9` of PostgreSQL in mid-answer',
  isQuick: true,
  share: 28,
  async open() {
    const { postgres, server, stop } = await onPostgres()
    const strike = async () => {
      await postgres.kill()
      return { 'PostgreSQL back (s)': await seconds(postgres.restart()) }
    }
    return { urls: [server.url], strike, stop }
  },
}

async function killServer(server: Replica, room: RoomAtWork): Promise<Struck> {
  const text = room.textAfterLoss()
  await server.kill()
  const ready = await seconds(server.start())
  const ms = await text
  return { [TO_READY]: ready, ...(ms !== undefined && { [TO_TEXT]: ms / 1000 }) }
}

export const killedServers: readonly Kind[] = [killedOnSqlite, killedOnPostgres, killedPostgres]
