import type { BrowserContext, ConsoleMessage } from '@playwright/test'

/** What went wrong in the pages of one browser, and what they asked of hosts that are not ours. */
export type Faults = {
  /** What was seen and not announced. */
  unexpected(): string[]
  /** Says beforehand, with the reason, what a test is going to provoke. */
  expect(pattern: RegExp, because: string): void
}

/** Every uncaught error, every error in the console (broken policies are told there), every foreign request. */
export function watchFaults(context: BrowserContext, ownUrl: string): Faults {
  const seen: string[] = []
  const expected: RegExp[] = []
  context.on('weberror', (error) => seen.push(`uncaught: ${error.error().stack ?? error.error().message}`))
  context.on('console', (message) => {
    if (isFault(message)) seen.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('request', (request) => {
    if (!isOwn(request.url(), ownUrl)) seen.push(`foreign request: ${request.method()} ${request.url()}`)
  })
  return {
    unexpected: () => seen.filter((fault) => !expected.some((pattern) => pattern.test(fault))),
    expect: (pattern) => void expected.push(pattern),
  }
}

const isFault = (message: ConsoleMessage): boolean =>
  (message.type() === 'error' && !GIVEN_UP.test(message.text())) ||
  /Content[ -]Security[ -]Policy/i.test(message.text())

// A server that does not answer for ten seconds, as on a busy machine, is given up and tried again: so it shall be.
const GIVEN_UP = /WebSocket is closed before the connection is established/

const isOwn = (url: string, ownUrl: string): boolean =>
  URL.parse(url)?.origin === ownUrl || /^(data|blob|about):/.test(url)
