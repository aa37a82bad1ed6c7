import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
// What writes into folders is ended first, on an exit nobody planned as well.
import './children.mjs'

const made = new Set()

/** A new folder for what a program keeps. It is gone when this process is, at the latest. */
export function makeFolder(prefix) {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  made.add(folder)
  return folder
}

export function removeFolder(folder) {
  // What has just been killed may still be writing its last.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 })
  made.delete(folder)
}

process.on('exit', () => {
  for (const folder of made) {
    try {
      removeFolder(folder)
    } catch {
      // The next one still goes.
    }
  }
})
