import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { root } from '../setup/root.mjs'

const LINES = 12
const SHOWN = 20

/** What failed in a report of Vitest, test by test: where, and the first lines of why. */
export const failuresOfUnit = ({ testResults }) =>
  testResults
    .filter(({ status }) => status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(({ status }) => status === 'failed')
      if (failed.length === 0) return [failure(name, '', message)] // It broke before its first test.
      return failed.map((test) => failure(name, test.fullName, test.failureMessages.join('\n')))
    })

/** What failed in a report of Playwright; a test that passed only when it was run again has failed. */
export const failuresOfE2e = ({ suites, errors }) => [
  ...suites
    .flatMap(specsOf)
    .flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => failure(`e2e/${file}`, title, results.map(errorsOf).join('\n'))),
    ),
  ...errors.map(({ message }) => failure('e2e', '', message)),
]

/** The last thing a run says before its totals: of a long run often nothing but its end is kept. */
export function describeFailures(failures) {
  const shown = failures.slice(0, SHOWN).map(({ where, why }) => `✗ ${where}\n${why}`)
  const rest = failures.length - shown.length
  return [...shown, ...(rest > 0 ? [`… and ${rest} more`] : [])].join('\n')
}

const specsOf = (suite) => [...suite.specs, ...(suite.suites ?? []).flatMap(specsOf)]

const errorsOf = ({ errors }) => errors.map(({ message }) => message).join('\n')

function failure(file, title, message) {
  const path = file.startsWith(root) ? relative(root, file) : file
  return { where: [path, title].filter(Boolean).join(' › '), why: firstLines(message ?? '') }
}

function firstLines(message) {
  const lines = stripVTControlCharacters(message)
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+at .*(node_modules|node:)/.test(line))
  return lines
    .slice(0, LINES)
    .map((line) => `    ${line}`)
    .join('\n')
}
