import { expect, test } from 'vitest'
import { bodyOf, handleFor, valuesOf } from './agent-values.ts'

test('a name suggests a handle', () => {
  expect(handleFor('Code Reviewer')).toBe('code-reviewer')
  expect(handleFor('  Zoë & Ann! ')).toBe('zoe-ann')
  expect(handleFor('🦉')).toBe('')
  expect(handleFor(`${'a'.repeat(31)} b`)).toBe('a'.repeat(31))
})

test('what is saved has no system prompt beside the instructions', () => {
  const values = { ...valuesOf('new'), name: ' Owl ', handle: 'owl' }
  expect(bodyOf({ ...values, parameters: { system: 'x', temperature: 1 } })).toEqual({
    name: 'Owl',
    handle: 'owl',
    description: '',
    model: null,
    instructions: '',
    parameters: { temperature: 1 },
    tools: null,
    visibility: 'room',
  })
})
