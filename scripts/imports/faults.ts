import { packageFault } from './packages.ts'
import { importsOf, type Import } from './scan.ts'
import { serverFault, unknownServerFolder } from './server.ts'
import { BANNED_FOLDERS } from './table.ts'
import { unknownWebFolder, webFault } from './web.ts'

export interface Source {
  file: string
  text: string
}

/** Everything in these files that the table forbids, one line each. */
export function importFaults(sources: readonly Source[]) {
  const byFolder = new Set(
    sources.map(({ file }) => folderFault(file)).filter((fault) => fault !== undefined),
  )
  return [...byFolder, ...sources.flatMap(({ file, text }) => importsOf(file, text).flatMap(describeFault))]
}

function folderFault(file: string) {
  const folders = file.split('/').slice(0, -1)
  const banned = folders.find((folder) => BANNED_FOLDERS.includes(folder))
  if (banned)
    return `${folders.slice(0, folders.indexOf(banned) + 1).join('/')}: call the folder by what is in it`
  const server = unknownServerFolder(file)
  if (server) return `apps/server/src/${server}: give it a place in scripts/imports/table.ts`
  const web = unknownWebFolder(file)
  return web && `apps/web/src/${web}: give it a place in scripts/imports/table.ts`
}

function describeFault(found: Import) {
  const fault = packageFault(found) ?? serverFault(found) ?? webFault(found)
  return fault ? [`${found.file}:${found.line} imports '${found.specifier}': ${fault}`] : []
}
