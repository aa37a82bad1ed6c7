import { AppError } from '@parley/contracts'
import { expect, test } from 'vitest'
import { handleFaultOf } from './handle-fault.ts'

const refused = (...paths: string[]) =>
  new AppError('validation_failed', {
    detail: 'Handle: is too short.',
    issues: paths.map((path) => ({ path, message: 'is too short' })),
  })

test('what is said of the handle alone is for its field, and all else is not', () => {
  expect(handleFaultOf(new AppError('handle_taken'))).toMatch(/taken already/)
  expect(handleFaultOf(refused('body/handle'))).toBe('Handle: is too short.')
  expect(handleFaultOf(refused('body/handle', 'body/name'))).toBeNull()
  expect(handleFaultOf(new AppError('validation_failed'))).toBeNull()
  expect(handleFaultOf(new AppError('store_unavailable'))).toBeNull()
  expect(handleFaultOf(new Error('Network'))).toBeNull()
})
