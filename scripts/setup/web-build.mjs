import { fingerprint, foldersIn, readStamp, writeStamp } from './fingerprint.mjs'

export const WEB = 'apps/web'

// Inside the output, so that deleting or replacing the output takes the stamp with it.
const STAMP = `${WEB}/out/.build-stamp`

export const isBuilt = () => readStamp(STAMP) === webSources()

export const markBuilt = (sources) => writeStamp(STAMP, sources)

/** A hash of all that the built web app depends on. */
export const webSources = () =>
  fingerprint(
    [
      WEB,
      ...foldersIn('packages'),
      'scripts/build.ts',
      'scripts/build',
      'pnpm-lock.yaml',
      'tsconfig.base.json',
    ],
    isNoSource,
  )

const isNoSource = (path) =>
  /\/(node_modules|\.next|out|next-env\.d\.ts)$|\.tsbuildinfo$|\.test\.tsx?$/.test(path)
