import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './setup/root.mjs'
import { fail } from './setup/run.mjs'
import { buildOpenApi } from '../apps/server/src/openapi.ts'

const OPENAPI = 'docs/openapi.json'
const CLIENT_TYPES = 'packages/sdk/src/generated/api.ts'

const openApi = `${JSON.stringify(await buildOpenApi(), null, 2)}\n`
const generated = { [OPENAPI]: openApi, [CLIENT_TYPES]: clientTypes(openApi) }

if (process.argv.includes('--check')) refuseStale()
else writeAll()
// Routes may have opened timers or connections that would keep this process.
process.exit()

function clientTypes(document: string) {
  // A package of the SDK alone: it needs a TypeScript older than ours.
  const cli = join(root, 'packages/sdk/node_modules/openapi-typescript/bin/cli.js')
  return execFileSync(process.execPath, [cli], { input: document, encoding: 'utf8', cwd: root })
}

function refuseStale() {
  const stale = Object.entries(generated).filter(([file, content]) => readOr(file, '') !== content)
  if (stale.length === 0) return
  fail(`Out of date: ${stale.map(([file]) => file).join(', ')}. Run \`pnpm generate\` and commit the result.`)
}

function writeAll() {
  for (const [file, content] of Object.entries(generated)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), content)
  }
}

function readOr(file: string, otherwise: string) {
  try {
    return readFileSync(join(root, file), 'utf8')
  } catch {
    return otherwise
  }
}
