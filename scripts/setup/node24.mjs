import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { fail } from './run.mjs'

const NEEDED = 24

const isNewEnough = Number(process.versions.node.split('.')[0]) >= NEEDED
const bundled = join(root, `node_modules/node-linux-${process.arch}/bin/node`)

/** The Node to run Parley with: this one when it is new enough, else the one among the packages (Linux). */
export function findNode() {
  if (isNewEnough) return process.execPath
  if (existsSync(bundled)) return bundled
  return fail(howToGetNode)
}

/** Elsewhere than on Linux no Node comes with the packages; say so before installing them. */
export function requireUsableNode() {
  if (!isNewEnough && process.platform !== 'linux') fail(howToGetNode)
}

const advice = {
  darwin: `  brew install node@${NEEDED} && brew link --overwrite node@${NEEDED}`,
  win32: '  winget install OpenJS.NodeJS.LTS',
}

const howToGetNode = `Parley needs Node.js ${NEEDED} or newer; this is ${process.version}.
Install it and open a new terminal:

${advice[process.platform] ?? `  npm install --global n && n ${NEEDED}`}

or download it from https://nodejs.org.`
