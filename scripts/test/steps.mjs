import { fail } from '../setup/run.mjs'

const STEPS = ['check', 'unit', 'e2e']
const PROJECTS = ['scripts', 'packages', 'server', 'simulation', 'web']

/**
 * What the command line asks for: `npm test -- --only=check,server chats` runs the checks, and of
 * the tests of the server those whose path contains “chats”.
 */
export function readSteps(args) {
  const only = args.filter((arg) => arg.startsWith('--only=')).flatMap((arg) => arg.slice(7).split(','))
  const unknown = only.find((name) => !STEPS.includes(name) && !PROJECTS.includes(name))
  if (unknown !== undefined) fail(`--only takes ${[...STEPS, ...PROJECTS].join(', ')}; not “${unknown}”.`)
  const projects = only.filter((name) => PROJECTS.includes(name))
  const has = (step) => only.length === 0 || only.includes(step)
  return {
    check: has('check'),
    unit: has('unit') || projects.length > 0,
    e2e: has('e2e'),
    projects: only.includes('unit') ? [] : projects,
    filters: args.filter((arg) => !arg.startsWith('--only=')),
  }
}
