import { readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const COMPRESSIBLE = /\.(js|css|html|svg|json|txt|wasm)$/
const MIN_BYTES = 1024 // below this the headers weigh more than what is saved
const BEST_BROTLI_BYTES = 1024 * 1024 // quality 11 takes a second per MB; larger files get 9
const AT_ONCE = 4 // the size of Node's thread pool

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Writes name.br and name.gz beside every file worth it, so that the server never compresses. */
export async function precompress(folder: string) {
  const names = await readdir(folder, { recursive: true })
  const files = names.filter((name) => COMPRESSIBLE.test(name)).map((name) => join(folder, name))
  const next = files.values()
  await Promise.all(Array.from({ length: AT_ONCE }, () => compressEach(next)))
}

/** Several of these share one iterator: each takes the next file when it is done with its own. */
async function compressEach(files: Iterable<string>) {
  for (const file of files) await compressFile(file)
}

async function compressFile(file: string) {
  const found = await stat(file)
  if (!found.isFile() || found.size < MIN_BYTES) return
  const content = await readFile(file)
  const [brotli, gzipped] = await Promise.all([
    toBrotli(content, { params: brotliParams(content.length) }),
    toGzip(content, { level: 9 }),
  ])
  // @fastify/static takes what it finds: a compressed file that is no smaller must not be there.
  if (brotli.length < content.length) await writeFile(`${file}.br`, brotli)
  if (gzipped.length < content.length) await writeFile(`${file}.gz`, gzipped)
}

const brotliParams = (bytes: number) => ({
  [constants.BROTLI_PARAM_QUALITY]: bytes <= BEST_BROTLI_BYTES ? 11 : 9,
  [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
})
