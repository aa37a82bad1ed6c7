import { fail, run, say } from '../setup/run.mjs'
import { findProgram, insteadOf, packageOf } from './programs.mjs'

/** The paths of the programs named; installs what is missing where it may, else says what to do and ends. */
export async function requirePrograms(names) {
  const missing = names.filter((name) => !findProgram(name))
  if (missing.length > 0 && canInstall()) await install(missing.map(packageOf))
  const absent = names.filter((name) => !findProgram(name))
  if (absent.length > 0) fail(howToProceed(absent))
  return Object.fromEntries(names.map((name) => [name, findProgram(name)]))
}

const canInstall = () => process.getuid?.() === 0 && process.platform === 'linux'

async function install(packages) {
  say(`Installing ${packages.join(', ')} with apt-get…`)
  // In this run level the packages do not start their servers: the tests start their own.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  const patience = ['-o', 'DPkg::Lock::Timeout=300', '-qq']
  const apt = (...args) => run('apt-get', [...patience, ...args], { quiet: true, env }).catch(() => 1)
  await apt('update')
  await apt('install', '--yes', '--no-install-recommends', ...packages)
}

const howToProceed = (absent) => `The tests need what this machine does not have:
${absent.map((name) => `  - ${insteadOf(name)}`).join('\n')}

On Debian or Ubuntu: sudo apt-get install ${absent.map(packageOf).join(' ')}`
