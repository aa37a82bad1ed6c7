import { expect, test } from 'vitest'
import { faultOf, sentenceOf } from './api-fault.ts'

const refused = (...issues: { path: string; message: string }[]) =>
  sentenceOf(faultOf(400, { code: 'validation_failed', detail: 'body/x: as the API says it', issues }))

test('what is wrong with a field is said with the name of the field, not with its path', () => {
  expect(refused({ path: 'body/handle', message: 'must be 2 to 32 letters' })).toBe(
    'Handle: must be 2 to 32 letters.',
  )
  expect(
    refused(
      { path: 'body/parameters/maxTokens', message: 'is too big' },
      { path: 'body/tools/0', message: 'is not known' },
      { path: 'body', message: 'is empty.' },
    ),
  ).toBe('Max tokens: is too big. Tools: is not known. Is empty.')
})

test('any other refusal is said in the words of the server', () => {
  expect(
    sentenceOf(faultOf(404, { code: 'model_not_found', title: 'No model', detail: 'Choose one.' })),
  ).toBe('Choose one.')
  expect(sentenceOf(faultOf(409, { code: 'conflict', title: 'There is one.' }))).toBe('There is one.')
})
