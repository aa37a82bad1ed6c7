import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { Replica } from '../cluster/replica.ts'
import type { RoomAtWork } from '../../apps/server/src/testing/chaos/room-at-work.ts'
import { removeFolder } from '../test/folders.mjs'
import { newFolder } from './killed-server.ts'
import { Skipped, type Kind, type Struck } from './place.ts'
import { settingsWith } from './settings.ts'

const DISK = '48m'
const FULL_MS = 4000
/** How long the log may be in use by the server. */
const EMPTY_MS = 5000
const BLOCK = Buffer.alloc(64 * 1024)
/** Smaller and smaller, until not one byte more fits. */
const SIZES = [BLOCK.length, 4096, 1]

const mounted = new Set<string>()

// Sooner than the folders are removed, on an exit nobody planned as well.
process.prependListener('exit', () => mounted.forEach(unmount))

const fullDisk: Kind = {
  name: 'disk-full',
  what: 'the disk full for 4 s in mid-answer, on SQLite',
  isQuick: true,
  share: 16,
  async open() {
    const folder = newFolder()
    mount(folder)
    const server = await Replica.start(settingsWith({ PARLEY_DATA_DIR: folder }))
    return {
      urls: [server.url],
      strike: (room) => fill(folder, server, room),
      async stop() {
        await server.stop()
        unmount(folder)
        removeFolder(folder)
      },
    }
  },
}

function mount(folder: string): void {
  if (process.getuid?.() !== 0) throw new Skipped('A small disk can only be made by root.')
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'parley-chaos', folder], { stdio: 'ignore' })
    mounted.add(folder)
  } catch {
    throw new Skipped('This machine does not let root mount a small disk.')
  }
}

function unmount(folder: string): void {
  mounted.delete(folder)
  execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
}

async function fill(folder: string, server: Replica, room: RoomAtWork): Promise<Struck> {
  const filler = join(folder, 'filler')
  emptyLog(folder)
  const before = acknowledged(room)
  const end = Date.now() + FULL_MS
  // What is deleted or truncated meanwhile gives room again, which is taken as well.
  for (let n = 0; Date.now() < end; n++, await pause(100)) fillUp(`${filler}-${n}`)
  const refused = room.seats.reduce((sum, { writer }) => sum + count(writer.refusals), 0)
  const through = acknowledged(room) - before
  for (let n = 0; n <= FULL_MS / 100; n++) rmSync(`${filler}-${n}`, { force: true })
  if (!server.isRunning) await server.start()
  if (refused + through === 0) throw new Error('The disk was full, and nobody was told anything.')
  return { 'refused meanwhile': refused, 'stored meanwhile': through }
}

/**
 * Trap: a write-ahead log that has been moved into the database is written anew from its beginning, and needs no room on
 * the disk for megabytes. Cut off, it needs some for the next write.
 */
function emptyLog(folder: string): void {
  const database = new DatabaseSync(join(folder, 'parley.db'), { timeout: EMPTY_MS })
  database.exec('pragma wal_checkpoint(truncate)')
  database.close()
}

const acknowledged = (room: RoomAtWork): number =>
  room.seats.reduce((sum, { writer }) => sum + writer.acknowledged.size, 0)

const count = (refusals: ReadonlyMap<string, number>): number =>
  [...refusals.values()].reduce((sum, times) => sum + times, 0)

function fillUp(path: string): void {
  let file: number
  try {
    file = openSync(path, 'w')
  } catch {
    return // Not even a name fits.
  }
  for (const size of SIZES) {
    try {
      for (;;) if (writeSync(file, BLOCK, 0, size) < size) break
    } catch {
      // Nothing of this size fits.
    }
  }
  closeSync(file)
}

export const fullDisks: readonly Kind[] = [fullDisk]
