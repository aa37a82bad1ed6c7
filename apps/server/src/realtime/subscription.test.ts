import { chatStream, newId } from '@parley/contracts'
import { expect, test, vi } from 'vitest'
import { systemActor } from '../ctx.ts'
import { createLiveTexts } from '../streams/live-texts.ts'
import { createDeltaClock } from './delta-clock.ts'
import { Subscription } from './subscription.ts'

test('a subscription that cannot begin gives back what it took', async () => {
  const live = createLiveTexts()
  const release = vi.fn<(stream: string) => void>()
  const feed = {
    epoch: 'e',
    head: 3,
    since: async () => [],
    look: async () => {},
    follow: () => {},
    unfollow: () => {},
  }
  const parts = {
    live,
    clock: createDeltaClock(live),
    feeds: { take: async () => feed, release, close: () => {} },
    // Deleted between the two.
    kinds: { chat: { authorise: async () => {}, snapshot: async () => undefined } },
    signals: { join: () => {}, leave: () => {}, saw: () => {}, stop: () => {} },
  }
  const outlet = {
    send: () => {},
    buffered: () => 0,
    catchingUp: () => undefined,
    hidden: false,
    continuations: false,
  }
  const stream = chatStream(newId())
  await expect(Subscription.open(parts, outlet, systemActor, { stream })).rejects.toThrow()
  expect(release.mock.calls).toEqual([[stream]])
})
