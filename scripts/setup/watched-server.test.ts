import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { freePort } from './ports.mjs'
import { root } from './root.mjs'
import { watchedServer } from './watched-server.ts'

const touch = (file: string) => utimes(join(root, file), new Date(), new Date())

async function runWatched() {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-dev-'))
  const child = spawn(process.execPath, watchedServer, {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      PORT: String(await freePort()),
      HOST: '127.0.0.1',
      PARLEY_DATA_DIR: dataDir,
      LLM_MOCK_MODE: 'true',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return {
    /** What it says until it is ready. */
    async untilReady() {
      const said: string[] = []
      for (;;) {
        const { value, done } = await lines.next()
        if (done) throw new Error(`It ended:\n${said.join('\n')}`)
        said.push(value)
        if (value.startsWith('Parley is ready')) return said
      }
    },
    async [Symbol.asyncDispose]() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

const restarts = (said: readonly string[]) => said.filter((line) => line.startsWith('Restarting')).length

test('a change of ours starts the server again while developing; one of an installed package does not', async () => {
  await using server = await runWatched()
  expect(restarts(await server.untilReady())).toBe(0)
  await touch('node_modules/vitest/package.json')
  await touch('apps/server/node_modules/fastify/package.json')
  await touch('apps/server/src/app.ts')
  expect(restarts(await server.untilReady())).toBe(1)
  await touch('packages/contracts/src/index.ts')
  expect(restarts(await server.untilReady())).toBe(1)
})
