import { isTest, pathOf, type Import } from './scan.ts'
import { PACKAGES, TESTING } from './table.ts'

/** What is wrong with an import across packages, in words; undefined when nothing is. */
export function packageFault(found: Import) {
  const home = packageOf(found.file)
  if (!home) return undefined
  return reachingOutFault(found, home) ?? workspaceFault(found, home)
}

function reachingOutFault(found: Import, home: string) {
  const target = pathOf(found)
  if (!target || target.startsWith(`${home}/`) || isForTests(found.file)) return undefined
  return `${home} reaches into ${target} by its path`
}

function workspaceFault({ file, specifier }: Import, home: string) {
  const name = /^@parley\/[^/]+/.exec(specifier)?.[0]
  if (!name || PACKAGES[home]?.includes(name) || isForTests(file)) return undefined
  return `${home} may not import ${name}`
}

/** Tests may use whatever their package lists, such as the SDK against a live server. */
const isForTests = (file: string) => isTest(file) || file.includes(`/src/${TESTING}/`)

const packageOf = (file: string) => Object.keys(PACKAGES).find((folder) => file.startsWith(`${folder}/`))
