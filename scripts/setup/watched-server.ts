import { join } from 'node:path'
import { root } from './root.mjs'

const WATCHED = ['apps/server/src', 'packages/contracts/src']

/**
 * What Node is given to run the server and start it again after each change of our own files. Left to itself it watches
 * all that is imported, node_modules too, where an install changes thousands of files while it runs.
 */
export const watchedServer = [
  ...WATCHED.map((folder) => `--watch-path=${join(root, folder)}`),
  '--watch-preserve-output',
  join(root, 'apps/server/src/main.mjs'),
]
