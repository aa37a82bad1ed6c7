// @vitest-environment jsdom
import { expect, test, vi } from 'vitest'
import { soon } from './soon.ts'

const NEVER_MS = 1_000_000

test.each(['pointermove', 'keydown', 'touchstart', 'scroll'])('the first %s runs it, once', (sign) => {
  const run = vi.fn()
  soon(run, NEVER_MS)
  expect(run).not.toHaveBeenCalled()
  dispatchEvent(new Event(sign))
  dispatchEvent(new Event(sign))
  expect(run).toHaveBeenCalledTimes(1)
})

test('it runs before long when nobody stirs, and not again when somebody does', async () => {
  const run = vi.fn()
  await new Promise<void>((resolve) => {
    run.mockImplementation(resolve)
    soon(run, 1)
  })
  dispatchEvent(new Event('keydown'))
  expect(run).toHaveBeenCalledTimes(1)
})

test('what is taken back does not run', () => {
  const run = vi.fn()
  soon(run, NEVER_MS)()
  dispatchEvent(new Event('keydown'))
  expect(run).not.toHaveBeenCalled()
})
