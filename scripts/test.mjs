// Runs on Node 20 with nothing installed: `npm test` on a fresh clone begins here.
import { delimiter, dirname } from 'node:path'
import { installPackages } from './setup/install.mjs'
import { findNode } from './setup/node24.mjs'
import { say } from './setup/run.mjs'
import { runToEnd, stopAll } from './test/children.mjs'
import { requirePrograms } from './test/machine.mjs'
import { startServices } from './test/services.mjs'
import { readSteps } from './test/steps.mjs'
import { runE2e, runUnit } from './test/suites.mjs'
import { countStep, sum } from './test/totals.mjs'

const steps = readSteps(process.argv.slice(2))
await installPackages()
const node = findNode()
const programs = await requirePrograms(neededPrograms())

let interrupted = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt)

const counts = await runSteps()
const total = sum(counts)
if (interrupted) say('\nInterrupted: what was counted is not the whole.')
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = interrupted ? 130 : Number(total.failed > 0)

async function runSteps() {
  const counted = []
  if (steps.check) counted.push(await runCheck())
  if (!interrupted && (steps.unit || steps.e2e)) counted.push(await runBuild(), ...(await runTests()))
  return counted
}

async function runCheck() {
  say('\n── check')
  return countStep(await runToEnd(node, ['scripts/check.ts']))
}

async function runBuild() {
  say('\n── build')
  return countStep(await runToEnd(node, ['scripts/build.ts', '--quiet']))
}

async function runTests() {
  const services = await startServices(programs)
  // What tests start as “node” must be this one too.
  const path = [dirname(node), process.env.PATH].join(delimiter)
  const env = { ...process.env, ...services.env, PATH: path }
  const counted = []
  try {
    if (steps.unit && !interrupted) (say('\n── unit'), counted.push(await runUnit(node, steps, env)))
    if (steps.e2e && !interrupted) (say('\n── e2e'), counted.push(await runE2e(node, steps, env)))
  } finally {
    await services.stop()
  }
  return counted
}

function neededPrograms() {
  const stores = process.env.TEST_STORES ?? 'sqlite,postgres'
  const runsTests = steps.unit || steps.e2e
  return [
    ...(steps.e2e ? ['chromium'] : []),
    ...(runsTests && stores.includes('postgres') && !process.env.TEST_DATABASE_URL ? ['postgres'] : []),
    ...(runsTests && !process.env.TEST_REDIS_URL ? ['redis'] : []),
  ]
}

function interrupt() {
  interrupted = true
  void stopAll()
}
