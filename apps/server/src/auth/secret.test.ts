import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readSecret } from './secret.ts'

async function dataFolder() {
  const dataDir = join(await mkdtemp(join(tmpdir(), 'parley-secret-')), 'data')
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
  return { dataDir, PARLEY_SECRET: undefined }
}

test('the secret is made once, for us alone, and found again', async () => {
  const env = await dataFolder()
  const secret = await readSecret(env)
  expect(secret.length).toBeGreaterThanOrEqual(43)
  expect((await stat(join(env.dataDir, 'secret'))).mode & 0o777).toBe(0o600)
  expect(await readSecret(env)).toBe(secret)
})

test('processes that start at once share one secret', async () => {
  const env = await dataFolder()
  const secrets = await Promise.all(Array.from({ length: 5 }, () => readSecret(env)))
  expect(new Set(secrets).size).toBe(1)
})

test('the secret of the environment is used as it is, and written nowhere', async () => {
  const env = await dataFolder()
  const PARLEY_SECRET = 'x'.repeat(40)
  expect(await readSecret({ ...env, PARLEY_SECRET })).toBe(PARLEY_SECRET)
  await expect(readFile(join(env.dataDir, 'secret'))).rejects.toThrow('ENOENT')
})

test('a secret that was cut off stops the start, and is not replaced', async () => {
  const env = await dataFolder()
  await readSecret(env)
  await writeFile(join(env.dataDir, 'secret'), 'short')
  await expect(readSecret(env)).rejects.toThrow('no usable secret')
})
