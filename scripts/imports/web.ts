import { isTest, pathOf, type Import } from './scan.ts'
import { WEB_PARTS } from './table.ts'

const SRC = 'apps/web/src/'

/** What is wrong with one import inside the web app, in words; undefined when nothing is. */
export function webFault(found: Import) {
  const target = pathOf(found)
  if (!found.file.startsWith(SRC) || !target?.startsWith(SRC) || isTest(found.file)) return undefined
  const from = partOf(found.file)
  const to = partOf(target)
  return WEB_PARTS[from]?.includes(to) === false ? `${from}/ may not import ${to}/` : undefined
}

/** The folder of the web app that a file lies in, when the table does not name it. */
export function unknownWebFolder(file: string) {
  if (!file.startsWith(SRC) || !file.slice(SRC.length).includes('/')) return undefined
  return partOf(file) in WEB_PARTS ? undefined : partOf(file)
}

const partOf = (path: string) => path.slice(SRC.length).split('/')[0] ?? ''
