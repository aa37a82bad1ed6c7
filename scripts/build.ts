import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { precompress } from './build/precompress.ts'
import { writeScriptHashes } from './build/script-hashes.ts'
import { root } from './setup/root.mjs'
import { fail, run } from './setup/run.mjs'
import { WEB, markBuilt, webSources } from './setup/web-build.mjs'

const quiet = process.argv.includes('--quiet')
const web = join(root, WEB)
const out = join(web, 'out')

// Taken first: what changes while the build runs must lead to another build.
const sources = webSources()
await rm(out, { recursive: true, force: true })
await exportPages()
await writeScriptHashes(out)
await precompress(out)
markBuilt(sources)

async function exportPages() {
  const next = join(web, 'node_modules/next/dist/bin/next')
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
    PARLEY_BUILD: sources,
  }
  const code = await run(process.execPath, [next, 'build'], { cwd: web, env, quiet })
  if (code !== 0) fail('next build failed.')
}
