import { freePort } from '../scripts/setup/ports.mjs'
import { endChild, startProgram } from './child.ts'
import type { Result } from './result.ts'
import { isReady, Server, settingsOf } from './server.ts'
import { median } from './statistics.ts'
import { until } from './until.ts'

const STARTS = 5
const BUILD_WITHIN_MS = 180_000

/** From the command to an answer of `/api/ready`; not the first time, which installs, builds and migrates. */
export async function measure(): Promise<Result[]> {
  await using server = await Server.start()
  const times: number[] = []
  for (let turn = 0; turn < STARTS; turn++) {
    await server.stop()
    times.push(await server.start())
  }
  await server.stop()
  const alone = median(times) / 1000
  return [
    { what: 'start to ready', measured: alone, unit: 's', budget: { of: 'measured', atMost: 2 } },
    {
      what: '`npm start` to ready, the second time',
      measured: (await byNpm(server.dataDir)) / 1000,
      unit: 's',
      baseline: alone,
      budget: { of: 'measured', atMost: 2 },
    },
  ]
}

async function byNpm(dataDir: string): Promise<number> {
  // The first one may have to build; it is the second that people meet every day.
  await startByNpm(dataDir)
  const times: number[] = []
  for (let turn = 0; turn < STARTS; turn++) times.push(await startByNpm(dataDir))
  return median(times)
}

async function startByNpm(dataDir: string): Promise<number> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const before = performance.now()
  // Killed at once, npm could not end the server it started.
  const npm = startProgram('npm', ['start'], settingsOf(port, dataDir), 'SIGTERM')
  npm.stdout?.resume()
  try {
    await until(() => isReady(url), 'npm start to be ready', { everyMs: 5, withinMs: BUILD_WITHIN_MS })
    return performance.now() - before
  } finally {
    await endChild(npm)
    await until(async () => !(await isReady(url)), 'the server to be gone')
  }
}
