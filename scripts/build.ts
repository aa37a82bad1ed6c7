import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildServer } from './build/server.ts'
import { buildWeb } from './build/web.ts'
import { BUILDS, markBuilt, outOf, sourcesOf, type BuildName } from './setup/builds.mjs'
import { root } from './setup/root.mjs'
import { fail } from './setup/run.mjs'

// pnpm build [--quiet] [server] [web]: what is named, or all.
const { values, positionals } = parseArgs({ options: { quiet: { type: 'boolean' } }, allowPositionals: true })
const isBuild = (name: string): name is BuildName => BUILDS.some((build) => build === name)
const wanted = positionals.filter(isBuild)
if (wanted.length < positionals.length) fail(`There are these builds: ${BUILDS.join(', ')}.`)

for (const name of wanted.length > 0 ? wanted : BUILDS) {
  // Taken first: what changes while the build runs must lead to another build.
  const sources = sourcesOf(name)
  const out = join(root, outOf(name))
  await rm(out, { recursive: true, force: true })
  if (name === 'server') await buildServer(out)
  else await buildWeb(out, { sources, quiet: values.quiet })
  markBuilt(name, sources)
}
