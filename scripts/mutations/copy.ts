import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../setup/root.mjs'
import type { Mutation } from './mutations.ts'

/** The server and what it is made of, somewhere where nobody minds that it is broken. */
export function makeCopy(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'parley-mutation-'))
  for (const part of ['apps/server', 'packages/contracts', 'packages/sdk', 'package.json'])
    cpSync(join(root, part), join(folder, part), { recursive: true, verbatimSymlinks: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Takes a guard out of a copy; what it returns puts it back. A source that reads otherwise by now is a loud failure. */
export function mutate(folder: string, { name, cuts }: Mutation): () => void {
  const undo = cuts.map(({ file, from, to }) => {
    const path = join(folder, file)
    const source = readFileSync(path, 'utf8')
    const places = source.split(from).length - 1
    if (places !== 1)
      throw new Error(
        `“${from}” stands ${places} times in ${file}, so ${name} cannot be taken out. Mend scripts/mutations.`,
      )
    writeFileSync(
      path,
      source.replace(from, () => to),
    )
    return () => writeFileSync(path, source)
  })
  return () => undo.forEach((putBack) => putBack())
}
