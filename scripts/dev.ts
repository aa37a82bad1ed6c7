import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'
import { createInterface } from 'node:readline'
import { freePort } from './setup/ports.mjs'
import { root } from './setup/root.mjs'
import { watchedServer } from './setup/watched-server.ts'

const ENV_FILE = join(root, '.env')
const STOP_MS = 8000 // as long as a drain may take; then it is stuck

if (existsSync(ENV_FILE)) loadEnvFile(ENV_FILE)
const port = Number(process.env.PORT ?? 3000)
const webPort = await freePort(port + 1)

const children = [startWeb(), startServer()]
for (const child of children) child.on('exit', stop)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

function startWeb() {
  const web = join(root, 'apps/web')
  const next = join(web, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'dev', '--port', String(webPort), '--hostname', '127.0.0.1'], {
    cwd: web,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...(process.stdout.isTTY && { FORCE_COLOR: '1' }) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Its own address is of no use: pages without the API. The server prints the one to open.
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (!/^\s*- (Local|Network):/.test(line)) console.log(line)
  })
  return child
}

function startServer() {
  return spawn(process.execPath, watchedServer, {
    cwd: root,
    env: { ...process.env, PORT: String(port), PARLEY_WEB_DEV_URL: `http://127.0.0.1:${webPort}` },
    stdio: 'inherit',
  })
}

function stop() {
  for (const child of children) endGently(child)
}

function endGently(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null || child.killed) return
  child.kill('SIGTERM')
  setTimeout(() => child.kill('SIGKILL'), STOP_MS).unref()
}
