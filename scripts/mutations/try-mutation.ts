import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { mutate } from './copy.ts'
import type { Mutation } from './mutations.ts'

export type Found = { seed: number; rules: readonly string[]; report: string }

/** Runs seeds without a guard until one fails: the known one first, then so many from 1 on. */
export async function tryMutation(
  folder: string,
  mutation: Mutation,
  seeds: number,
): Promise<Found | undefined> {
  const putBack = mutate(folder, mutation)
  try {
    const known = await firstFailure(folder, mutation.seed, 1)
    return known ?? (seeds > 0 ? await firstFailure(folder, 1, seeds) : undefined)
  } finally {
    putBack()
  }
}

async function firstFailure(folder: string, from: number, seeds: number): Promise<Found | undefined> {
  const main = join(folder, 'apps/server/src/testing/simulation/main.ts')
  const args = [main, '--first-failure', '--from', String(from), '--seeds', String(seeds)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  let found: Found | undefined
  for await (const line of createInterface({ input: child.stdout }))
    found ??= (JSON.parse(line) as { failed?: Found }).failed
  if ((await ended) !== 0) throw new Error('The simulation itself broke down.')
  return found
}
