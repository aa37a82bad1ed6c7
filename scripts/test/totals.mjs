import { readFileSync } from 'node:fs'
import { failuresOfE2e, failuresOfUnit } from './failures.mjs'

/** The counts in a report of Vitest. A file that failed before its first test counts as one failure. */
export function countUnit(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: failuresOfUnit(report),
  }
}

/** The counts in a report of Playwright. */
export const countE2e = (report) => ({
  passed: report.stats.expected,
  failed: report.stats.unexpected + report.stats.flaky + report.errors.length,
  skipped: report.stats.skipped,
  failures: failuresOfE2e(report),
})

/** A step without tests, such as the build, counts only when it fails. */
export const countStep = (code) => ({ passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 })

/** What a report says; a step that failed, or left no report, has at least one failure. */
export function countTests(code, file, count) {
  const counts = readReport(file, count)
  if (!counts) return { passed: 0, failed: 1, skipped: 0 }
  return { ...counts, failed: code === 0 ? counts.failed : Math.max(1, counts.failed) }
}

function readReport(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return undefined // The program ended before it could write one.
  }
}

export const sum = (counts) => ({
  passed: counts.reduce((total, { passed }) => total + passed, 0),
  failed: counts.reduce((total, { failed }) => total + failed, 0),
  skipped: counts.reduce((total, { skipped }) => total + skipped, 0),
  failures: counts.flatMap(({ failures }) => failures ?? []),
})
