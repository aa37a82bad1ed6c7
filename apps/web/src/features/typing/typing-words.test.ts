import { expect, test } from 'vitest'
import { typingWords } from './typing-words.ts'

test.each([
  [[], ''],
  [['Ada'], 'Ada is typing…'],
  [['Ada', 'Bob'], 'Ada and Bob are typing…'],
  [['Ada', 'Bob', 'Eve'], 'Ada, Bob and Eve are typing…'],
  [['Ada', 'Bob', 'Eve', 'Dan'], 'Several people are typing…'],
])('%j', (names, words) => {
  expect(typingWords(names)).toBe(words)
})
