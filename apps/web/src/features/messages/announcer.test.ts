import { expect, test } from 'vitest'
import { createAnnouncer, plain, type AnswerNow } from './announcer.ts'

function listener() {
  const said: string[] = []
  let now = 0
  const hear = createAnnouncer({ say: (words) => said.push(words), now: () => now })
  const answer = (text: string, isWriting = true): AnswerNow => ({
    id: 'answer',
    isWriting,
    text,
    ending: 'Answer finished.',
  })
  return {
    said,
    writes: (text: string, at: number) => {
      now = at
      hear(answer(text))
    },
    ends: (text: string) => hear(answer(text, false)),
  }
}

test('an answer that was there before is not read out', () => {
  const { said, ends } = listener()
  ends('Old words.')
  ends('Old words.')
  expect(said).toEqual([])
})

test('its beginning, its sentences and its end are told', () => {
  const { said, writes, ends } = listener()
  writes('', 0)
  writes('One. Two. Thr', 5_000)
  ends('One. Two. Three.')
  expect(said).toEqual(['Answer started.', 'One. Two.', 'Three. Answer finished.'])
})

test('many tokens are not many announcements', () => {
  const { said, writes } = listener()
  for (let at = 0; at < 10_000; at += 20) writes('Word. '.repeat(at / 20 + 1), at)
  expect(said.length).toBeLessThanOrEqual(4)
})

test('half a sentence waits for its end', () => {
  const { said, writes } = listener()
  writes('', 0)
  writes('No end in sight', 9_000)
  expect(said).toEqual(['Answer started.'])
})

test('an answer that is continued is told of again', () => {
  const { said, writes, ends } = listener()
  writes('', 0)
  ends('One.')
  writes('One.', 1_000)
  expect(said).toEqual(['Answer started.', 'One. Answer finished.', 'Answer started.'])
})

test('signs of Markdown and code are left out', () => {
  expect(plain('**Bold** and [a link](https://example.org)\n```ts\nconst x = 1\n```\nend')).toBe(
    'Bold and a link code block. end',
  )
})
