import { isForTests, isTest, pathOf, type Import } from './scan.ts'
import { PACKAGES, TESTING } from './table.ts'

/** What is wrong with an import across packages, in words; undefined when nothing is. */
export function packageFault(found: Import) {
  // Tests may use whatever their package lists, such as the SDK against a live server.
  const home = packageOf(found.file)
  if (!home || isTest(found.file)) return undefined
  return testingFault(found) ?? reachingOutFault(found, home) ?? workspaceFault(found, home)
}

function testingFault(found: Import) {
  return isForTests(pathOf(found) ?? '') ? `only tests may import ${TESTING}/` : undefined
}

function reachingOutFault(found: Import, home: string) {
  const target = pathOf(found)
  return target && !target.startsWith(`${home}/`) ? `${home} reaches into ${target} by its path` : undefined
}

function workspaceFault({ specifier }: Import, home: string) {
  const name = /^@parley\/[^/]+/.exec(specifier)?.[0]
  return name && !PACKAGES[home]?.includes(name) ? `${home} may not import ${name}` : undefined
}

const packageOf = (file: string) => Object.keys(PACKAGES).find((folder) => file.startsWith(`${folder}/`))
