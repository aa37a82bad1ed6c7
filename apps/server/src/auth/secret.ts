import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Env } from '../env.ts'

/** What signs cookies and tokens and seals keys: `PARLEY_SECRET`, or one made once and kept in the data folder. */
export async function readSecret(env: Pick<Env, 'PARLEY_SECRET' | 'dataDir'>): Promise<string> {
  return env.PARLEY_SECRET ?? (await keptSecret(join(env.dataDir, 'secret')))
}

async function keptSecret(file: string): Promise<string> {
  const fresh = randomBytes(32).toString('base64url')
  if (await createdExclusively(file, fresh)) return fresh
  const kept = (await readFile(file, 'utf8')).trim()
  if (kept.length >= 32) return kept
  throw new Error(
    `${file} holds no usable secret. Restore it, or delete it to log everybody out and begin anew.`,
  )
}

/** False when the file is there already: processes that start at once must end with one secret, and a whole one. */
async function createdExclusively(file: string, content: string): Promise<boolean> {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${randomBytes(4).toString('hex')}`
  try {
    await writeFile(draft, `${content}\n`, { mode: 0o600, flush: true })
    await link(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}
