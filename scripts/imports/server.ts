import { isForTests, isTest, pathOf, type Import } from './scan.ts'
import { FEATURES, GUARDED, SERVER_LAYERS, TESTING } from './table.ts'

const SRC = 'apps/server/src/'

/** What is wrong with one import of the server, in words; undefined when nothing is. */
export function serverFault(found: Import) {
  if (!found.file.startsWith(SRC)) return undefined
  return guardedFault(found) ?? innerFault(found)
}

/** The folder of the server that a file lies in, when the table places it nowhere. */
export function unknownServerFolder(file: string) {
  if (!file.startsWith(SRC) || !file.slice(SRC.length).includes('/')) return undefined
  const part = partOf(file)
  const isKnown = part === TESTING || part in FEATURES || layerNaming(part)
  return isKnown ? undefined : part
}

function guardedFault({ file, specifier }: Import) {
  const part = isForTests(file) ? TESTING : partOf(file)
  const guard = GUARDED.find(({ packages }) => packages.test(specifier))
  if (!guard || guard.only.includes(part)) return undefined
  if (guard.only.includes('features') && part in FEATURES) return undefined
  return guard.why
}

function innerFault(found: Import) {
  const target = pathOf(found)
  if (!target?.startsWith(SRC)) return undefined
  const from = partOf(found.file)
  const to = partOf(target)
  if (isTest(found.file) || from === to) return undefined
  return layerFault(from, to) ?? featureFault(from, to)
}

function layerFault(from: string, to: string) {
  const above = layerOf(from)
  const below = layerOf(to)
  return rankOf(above) <= rankOf(below) ? undefined : `${above} may not import ${below} (${from} → ${to})`
}

function featureFault(from: string, to: string) {
  if (layerOf(from) !== 'features' || layerOf(to) !== 'features') return undefined
  return FEATURES[from]?.includes(to) ? undefined : `the feature ${from} may not import ${to}`
}

/** A file in a folder goes by the folder's name, a file at the root of src by its own. */
function partOf(path: string) {
  const [first = '', ...rest] = path.slice(SRC.length).split('/')
  return rest.length > 0 ? first : first.replace(/(\.test)?\.tsx?$/, '')
}

const layerOf = (part: string) => (part in FEATURES ? 'features' : (layerNaming(part)?.name ?? 'edges'))

const layerNaming = (part: string) => SERVER_LAYERS.find(({ members }) => members.includes(part))

const rankOf = (layer: string) => SERVER_LAYERS.findIndex(({ name }) => name === layer)
