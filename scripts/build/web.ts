import { join } from 'node:path'
import { root } from '../setup/root.mjs'
import { fail, run } from '../setup/run.mjs'
import { precompress } from './precompress.ts'
import { writeScriptHashes } from './script-hashes.ts'

const web = join(root, 'apps/web')

type Options = { sources: string; quiet?: boolean | undefined }

/** Exports the pages as files, with the hashes of their scripts, and compresses them. */
export async function buildWeb(out: string, options: Options): Promise<void> {
  await exportPages(options)
  await writeScriptHashes(out)
  await precompress(out)
}

async function exportPages({ sources, quiet = false }: Options) {
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
