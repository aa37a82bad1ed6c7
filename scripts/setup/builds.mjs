import { fingerprint, foldersIn, readStamp, writeStamp } from './fingerprint.mjs'
import { fail, run, say } from './run.mjs'

/** What is built, and from what. */
const SOURCES = {
  server: () => ['apps/server', ...foldersIn('packages')],
  web: () => ['apps/web', ...foldersIn('packages'), 'tsconfig.base.json'],
}
const NAMES = { server: 'the server', web: 'the web app' }
const HOW = ['scripts/build.ts', 'scripts/build', 'pnpm-lock.yaml']

export const BUILDS = Object.keys(SOURCES)

export const outOf = (name) => `apps/${name}/out`

// Inside the output, so that deleting or replacing the output takes the stamp with it.
const stampOf = (name) => `${outOf(name)}/.build-stamp`

/** A hash of all that a build depends on. */
export const sourcesOf = (name) => fingerprint([...SOURCES[name](), ...HOW], isNoSource)

const isNoSource = (path) =>
  /\/(node_modules|\.next|out|testing|next-env\.d\.ts)$|\.tsbuildinfo$|\.test\.tsx?$/.test(path)

export const markBuilt = (name, sources) => writeStamp(stampOf(name), sources)

/** The builds whose sources are no longer what they were built from. */
export const staleBuilds = () => BUILDS.filter((name) => readStamp(stampOf(name)) !== sourcesOf(name))

/** Builds what is stale, and answers the exit code. */
export async function buildStale(node, runProgram = run) {
  const stale = staleBuilds()
  if (stale.length === 0) return 0
  say(`Building ${stale.map((name) => NAMES[name]).join(' and ')}…`)
  return runProgram(node, ['scripts/build.ts', '--quiet', ...stale])
}

/** Builds what is stale; the program ends here if that fails. */
export async function requireBuilds(node) {
  if ((await buildStale(node)) !== 0) fail('Building failed; the reason is above.')
}
