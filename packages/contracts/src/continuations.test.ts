import { expect, test } from 'vitest'
import { continuationOf, createContinuations } from './continuations.ts'

const delta = (over: object = {}) => ({
  type: 'delta' as const,
  stream: 'chat:c',
  messageId: 'm',
  attempt: 1,
  part: 0,
  kind: 'text' as const,
  offset: 4,
  text: 'Once ',
  name: 'k7',
  ...over,
})

test('[R11] text goes on where the last of it ended, whatever is in it', () => {
  const read = createContinuations()
  read.heard(delta())
  const { name: _, ...plain } = delta()
  expect(read.read(continuationOf('k7', 'upon: a {"time"}'))).toEqual({
    ...plain,
    offset: 9,
    text: 'upon: a {"time"}',
  })
  expect(read.read(continuationOf('k7', ' 🎈'))).toMatchObject({ offset: 25, text: ' 🎈' })
  expect(read.read(continuationOf('k7', '.'))).toMatchObject({ offset: 28 })
})

test('[R11] a name stands for what it was given to last', () => {
  const read = createContinuations()
  read.heard(delta())
  read.heard(delta({ messageId: 'n', name: 'k8', offset: 0, text: '' }))
  read.heard(delta({ part: 2, kind: 'reasoning', offset: 0, text: 'So' }))
  expect(read.read(continuationOf('k7', ','))).toMatchObject({
    messageId: 'm',
    part: 2,
    kind: 'reasoning',
    offset: 2,
  })
  expect(read.read(continuationOf('k8', 'A'))).toMatchObject({ messageId: 'n', part: 0, offset: 0 })
})

test('[R10] a delta without a name, as an answer to a fill, moves nothing', () => {
  const read = createContinuations()
  read.heard(delta())
  const { name: _, ...fill } = delta({ offset: 0, text: 'Text. Once ' })
  read.heard(fill)
  expect(read.read(continuationOf('k7', 'more'))).toMatchObject({ offset: 9 })
})

test('[R20] what was never named is nothing', () => {
  const read = createContinuations()
  read.heard(delta())
  for (const nonsense of ['', ':', ':text', 'k7', 'k9:text', 'null', '7'])
    expect(read.read(nonsense)).toBeNull()
})
