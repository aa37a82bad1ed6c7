import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { root } from '../setup/root.mjs'

const server = join(root, 'apps/server')

/** These look for files beside their own, so they stay where they are. */
const WITH_FILES = ['pino', '@fastify/swagger', '@fastify/swagger-ui']
/** Nicer to have for `pg` and `ws`, who do without. */
const OPTIONAL = ['pg-native', 'bufferutil', 'utf-8-validate']

/** Puts the server and what it imports into a few files: it starts in half the time that some 1,500 files take. */
export async function buildServer(out: string): Promise<void> {
  const bundle = await rolldown({
    cwd: server,
    input: {
      main: 'src/main.mjs',
      'reader-worker': 'src/db/reader-worker.ts',
      'wal-worker': 'src/db/stores/wal-worker.ts',
    },
    platform: 'node',
    external: [...WITH_FILES, ...OPTIONAL],
  })
  // Flat: what is found by its place beside `src` and beside `out` is the same, and threads lie beside what starts them.
  await bundle.write({
    dir: out,
    format: 'esm',
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
    keepNames: true,
    sourcemap: true,
  })
  await bundle.close()
}
