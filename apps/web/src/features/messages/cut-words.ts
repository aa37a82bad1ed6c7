import type { ReplyCut } from '@parley/contracts'

/** What a provider ended an answer by before its end. */
export const CUT_WORDS: Record<ReplyCut, string> = {
  length: 'The answer reached its limit of tokens.',
  filter: 'The provider ended the answer by its content filter.',
}
