import { fingerprint, foldersIn, readStamp, writeStamp } from './fingerprint.mjs'
import { requireUsableNode } from './node24.mjs'
import { fail, run, say } from './run.mjs'

const STAMP = 'node_modules/.parley-install'

/** Installs the packages unless what is installed is what the lockfile says. */
export async function installPackages() {
  requireUsableNode()
  const wanted = packagesFingerprint()
  if (readStamp(STAMP) === wanted) return
  say('Installing packages…')
  const code = await run(npx, pnpmInstall, { quiet: true, env: installEnv(), shell: onWindows })
  if (code !== 0) fail('Installing the packages failed; the reason is above.')
  writeStamp(STAMP, wanted)
}

const onWindows = process.platform === 'win32'
const npx = onWindows ? 'npx.cmd' : 'npx'
const pnpmInstall = ['--yes', 'pnpm@12', 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false']

function packagesFingerprint() {
  const manifests = [...foldersIn('apps'), ...foldersIn('packages'), 'e2e', 'bench', '.']
  return fingerprint([
    'pnpm-lock.yaml',
    'pnpm-workspace.yaml',
    ...manifests.map((folder) => `${folder}/package.json`),
  ])
}

function installEnv() {
  const env = { ...process.env, npm_config_loglevel: 'error' }
  // pnpm would leave out what the build needs when this says production.
  delete env.NODE_ENV
  return env
}
