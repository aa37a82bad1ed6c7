import { staleBuilds } from '../setup/builds.mjs'
import { run } from '../setup/run.mjs'

/** Before the tests of the server: what they start as a process is what people start. */
export default async function buildServer() {
  if (!staleBuilds().includes('server')) return
  const code = await run(process.execPath, ['scripts/build.ts', 'server'])
  if (code !== 0) throw new Error('The server could not be built.')
}
