// Runs on Node 20 with nothing installed: `npm test` on a fresh clone begins here.
import { delimiter, dirname } from 'node:path'
import { buildStale } from './setup/builds.mjs'
import { installPackages } from './setup/install.mjs'
import { findNode } from './setup/node24.mjs'
import { say } from './setup/run.mjs'
import { runToEnd, stopAll } from './test/children.mjs'
import { describeFailures } from './test/failures.mjs'
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
if (total.failures.length > 0) say(`\n${describeFailures(total.failures)}`)
if (interrupted) say('\nInterrupted: what was counted is not the whole.')
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = interrupted ? 130 : Number(total.failed > 0)

async function runSteps() {
  const counted = []
  if (steps.check)
    counted.push(await runStep('check', () => runToEnd(node, ['scripts/check.ts']).then(countStep)))
  if (!steps.unit && !steps.e2e) return counted
  const build = await runStep('build', () => buildStale(node, runToEnd).then(countStep))
  return [...counted, build, ...(await runTests(build.failed === 0))]
}

async function runStep(title, step) {
  if (interrupted) return countStep(0)
  say(`\n── ${title}`)
  const counts = await step()
  const isUntold = counts.failed > 0 && !counts.failures?.length
  return isUntold ? { ...counts, failures: [{ where: title, why: '    said above' }] } : counts
}

async function runTests(hasPages) {
  const services = await startServices(programs)
  // What tests start as “node” must be this one too.
  const path = [dirname(node), process.env.PATH].join(delimiter)
  const env = { ...process.env, ...services.env, PATH: path }
  const counted = []
  try {
    if (steps.unit) counted.push(await runStep('unit', () => runUnit(node, steps, env)))
    if (steps.e2e && hasPages) counted.push(await runStep('e2e', () => runE2e(node, steps, env)))
    if (steps.e2e && !hasPages) say('\nThe e2e tests did not run: there are no pages to open.')
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
