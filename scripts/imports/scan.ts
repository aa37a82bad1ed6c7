import { dirname, join, normalize } from 'node:path/posix'
import { TESTING } from './table.ts'

/** One import as written: the file it stands in, its line, and what it names. */
export interface Import {
  file: string
  line: number
  specifier: string
}

// Statements begin a line, so that words in comments and strings do not count.
const STATEMENT = /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"\n]+)['"]/gm
const SIDE_EFFECT = /^[ \t]*import\s*['"]([^'"\n]+)['"]/gm
const DYNAMIC = /\bimport\(\s*['"]([^'"\n]+)['"]/g

export function importsOf(file: string, text: string): Import[] {
  const found = [STATEMENT, SIDE_EFFECT, DYNAMIC].flatMap((form) => [...text.matchAll(form)])
  return found
    .toSorted((a, b) => a.index - b.index)
    .map((match) => ({ file, line: lineOfEnd(text, match), specifier: match[1] ?? '' }))
}

const lineOfEnd = (text: string, match: RegExpExecArray) =>
  text.slice(0, match.index + match[0].length).split('\n').length

/** The path from the root that a specifier names, or undefined when it names a package. */
export function pathOf({ file, specifier }: Import) {
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier))
  if (specifier.startsWith('@/')) return `apps/web/src/${specifier.slice(2)}`
  return undefined
}

/** Code that only tests run: the tests, and what folders named testing/ hold for them. */
export const isTest = (file: string) => /\.test\.tsx?$/.test(file) || isForTests(file)

export const isForTests = (path: string) => path.includes(`/${TESTING}/`)
