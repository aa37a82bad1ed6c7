import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './root.mjs'

/**
 * One hash for the names and contents of files and folders (given relative to the root; what is
 * absent counts as absent). Contents, not times: a fresh checkout of the same commit is the same.
 */
export function fingerprint(paths, ignores = () => false) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
  for (const file of paths.flatMap((path) => filesUnder(path, ignores)).toSorted()) {
    hash.update(`\0${file}\0`).update(readFileSync(join(root, file)))
  }
  return hash.digest('hex')
}

function filesUnder(path, ignores) {
  const found = statSync(join(root, path), { throwIfNoEntry: false })
  if (!found || ignores(path)) return []
  if (found.isFile()) return [path]
  return readdirSync(join(root, path)).flatMap((name) => filesUnder(`${path}/${name}`, ignores))
}

/** The folders directly inside a folder, as paths from the root. */
export const foldersIn = (path) =>
  readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${path}/${entry.name}`)

export const readStamp = (path) =>
  existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : ''

export function writeStamp(path, value) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), value)
}
