// Runs on Node 20 with nothing installed: `npm start` on a fresh clone begins here.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { requireBuilds } from './setup/builds.mjs'
import { installPackages } from './setup/install.mjs'
import { findNode } from './setup/node24.mjs'
import { root } from './setup/root.mjs'
import { exitCodeOf, fail } from './setup/run.mjs'

await installPackages()
const node = findNode()
await requireBuilds(node)
startServer()

function startServer() {
  // Node remarks on an absent file even when it may be absent.
  const settings = existsSync(join(root, '.env')) ? ['--env-file=.env'] : []
  const server = spawn(node, [...settings, 'apps/server/out/main.mjs'], { cwd: root, stdio: 'inherit' })
  server.on('error', (error) => fail(`Parley could not start: ${error.message}`))
  server.on('exit', (code, signal) => process.exit(exitCodeOf(code, signal)))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
  process.on('SIGINT', () => {
    // Ctrl-C in a terminal reaches the server by itself; twice would mean “now, without draining”.
    if (!process.stdin.isTTY) server.kill('SIGINT')
  })
}
