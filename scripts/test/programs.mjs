import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Programs the tests need beside Node: how to find each, and its package on Debian and Ubuntu. */
const PROGRAMS = {
  chromium: {
    find: () => process.env.CHROMIUM_PATH || findOnPath('chromium', 'chromium-browser', 'google-chrome'),
    package: 'chromium',
    instead: 'Chromium (or set CHROMIUM_PATH)',
  },
  postgres: {
    find: () => findPostgres(),
    package: 'postgresql',
    instead: 'PostgreSQL 15 or newer (or set TEST_DATABASE_URL to a superuser, or TEST_STORES=sqlite)',
  },
  redis: {
    find: () => findOnPath('redis-server'),
    package: 'redis-server',
    instead: 'Redis (or set TEST_REDIS_URL)',
  },
}

export const findProgram = (name) => PROGRAMS[name].find()

export const packageOf = (name) => PROGRAMS[name].package

export const insteadOf = (name) => PROGRAMS[name].instead

const OLDEST_POSTGRES = 15
const DEBIAN_POSTGRES = '/usr/lib/postgresql'

/** The newest server that Debian keeps by version, else the one on the path. */
function findPostgres() {
  const versions = existsSync(DEBIAN_POSTGRES) ? readdirSync(DEBIAN_POSTGRES).map(Number) : []
  const servers = versions
    .filter((version) => version >= OLDEST_POSTGRES)
    .toSorted((a, b) => b - a)
    .map((version) => `${DEBIAN_POSTGRES}/${version}/bin/postgres`)
  return servers.find(isProgram) ?? findOnPath('postgres')
}

function findOnPath(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
