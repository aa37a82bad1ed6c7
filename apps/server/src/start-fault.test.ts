import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { makeTestPlace } from './testing/stores.ts'

/** Starts a server that cannot; gives what it said and its exit code. */
async function startInVain(env: Record<string, string>) {
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.mjs')], {
    env: { PATH, HOME, LOG_LEVEL: 'silent', PARLEY_WEB: 'false', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { said: said.trim().split('\n'), code: code as number }
}

test('whatever is wrong with the configuration is said at once, setting by setting, and no value is shown', async () => {
  const { said, code } = await startInVain({
    PORT: 'eighty',
    PUBLIC_URL: 'https://chat.example.org/below',
    DATABASE_URL: 'mysql://ada:hunter2@db/parley',
    PARLEY_SECRET: 'too short',
    LOG_LEVEL: 'loud',
    ALLOWED_ORIGINS: 'https://app.example.org/, example.org',
    TRUST_PROXY: 'perhaps',
    GITHUB_CLIENT_ID: 'alone',
    FALLBACK_MODELS: 'openai:gpt-5, gpt-5',
    RATE_LIMIT_PER_MINUTE: '0',
  })
  expect(code).toBe(1)
  expect(said).toEqual([
    'The configuration has 10 faults:',
    '  - PORT: must be a whole number from 0 to 65535',
    '  - PUBLIC_URL: must be an address such as https://chat.example.org, without a path',
    '  - DATABASE_URL: must be an address such as postgres://user:password@host:5432/parley',
    '  - PARLEY_SECRET: must have at least 32 characters',
    '  - LOG_LEVEL: must be one of trace, debug, info, warn, error, fatal, silent',
    '  - ALLOWED_ORIGINS, item 2: must be an address such as https://chat.example.org, without a path',
    '  - TRUST_PROXY: must be true or false',
    '  - FALLBACK_MODELS, item 2: must be <provider>:<model>',
    '  - RATE_LIMIT_PER_MINUTE: must be a whole number of at least 1',
    '  - GITHUB_CLIENT_SECRET: must be set together with GITHUB_CLIENT_ID',
  ])
})

// Each start is mostly work of the processor, which other tests want too.
test('a port that is taken, and a folder that cannot be written, are said with what to do', async () => {
  const place = await makeTestPlace()
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo
  const { dataDir, databaseUrl } = place.options
  const env = { PARLEY_DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port) }
  try {
    const taken = await startInVain({ ...env, ...(databaseUrl && { DATABASE_URL: databaseUrl }) })
    const words = `port ${port} is taken. Stop the program that has it, or set PORT to another one.`
    expect(taken).toEqual({ said: [`Parley cannot start: ${words}`], code: 1 })
    const unwritable = await startInVain({ ...env, PARLEY_DATA_DIR: process.execPath })
    expect(unwritable.said[0]).toContain('cannot be written (EEXIST). Check PARLEY_DATA_DIR.')
  } finally {
    other.close()
    await place.remove()
  }
})
