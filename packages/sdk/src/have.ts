import { lengthsOf, type Have, type Snapshot } from '@parley/contracts'

// What the frames allow.
const MOST_MESSAGES = 100
const MOST_PARTS = 1_000

/** How much there is of each message being written, so that the server sends only what is missing. */
export const haveOf = (state: Snapshot): Have[] =>
  state.kind === 'inbox'
    ? []
    : Object.entries(state.live)
        .slice(-MOST_MESSAGES)
        .map(([messageId, { attempt, parts }]) => ({
          messageId,
          attempt,
          lengths: lengthsOf(parts).slice(0, MOST_PARTS),
        }))
