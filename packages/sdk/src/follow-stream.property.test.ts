import { partsOf, type ChatState } from '@parley/contracts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { followStream, type FollowInfo } from './follow-stream.ts'
import { stream } from './testing/cast.ts'
import { fakeClock } from './testing/fake-clock.ts'
import { faultyNet, type Fault } from './testing/faulty-net.ts'
import { ModelServer } from './testing/model-server.ts'
import { endAll, happening, storyteller, type Happening } from './testing/story.ts'

type Step = Happening | { what: 'cut' } | { what: 'heartbeat' } | { what: 'wait'; ms: number }

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: happening },
  { weight: 1, arbitrary: fc.constant({ what: 'cut' as const }) },
  { weight: 1, arbitrary: fc.constant({ what: 'heartbeat' as const }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constant('wait' as const), ms: fc.nat(3_000) }) },
)
const anyFaults = fc.array(fc.constantFrom<Fault>('none', 'none', 'none', 'lost', 'twice', 'late'), {
  maxLength: 40,
})

type World = { steps: Step[]; faults: Fault[]; replayAtMost: number; snapshotLag: number }
const worlds: fc.Arbitrary<World> = fc.record({
  steps: fc.array(anyStep, { minLength: 5, maxLength: 80 }),
  faults: anyFaults,
  replayAtMost: fc.constantFrom(3, 500),
  snapshotLag: fc.constantFrom(0, 4),
})

/** Lets a follower live through a world and be well again; `check` sees every state it would show. */
function live(
  { steps, faults, replayAtMost, snapshotLag }: World,
  check: (state: ChatState, info: FollowInfo, server: ModelServer) => void = () => {},
) {
  const clock = fakeClock()
  const server = Object.assign(new ModelServer(), { replayAtMost, snapshotLag })
  const net = faultyNet(server, clock, faults)
  const follower = followStream<ChatState>(net.connection, stream, {
    onChange: (state, info) => check(state, info, server),
    schedule: (flush) => flush(),
  })
  const tell = storyteller(server)
  clock.advance(100)
  for (const step of steps) {
    if (step.what === 'cut') net.cut()
    else if (step.what === 'heartbeat') net.heartbeat()
    else if (step.what === 'wait') clock.advance(step.ms)
    else tell(step)
    if (step.what === 'restore') net.cut()
  }
  endAll(server)
  net.heal()
  return { follower, server, clock }
}

test('[I5] [I7] whatever is lost, doubled, late or cut off: the client ends with the state and text of the server', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const { follower, server } = live(world)
      expect(follower.phase()).toBe('live')
      expect(follower.state()).toEqual(server.state)
    }),
    { numRuns: 400 },
  )
})

test('[R10] [I6] no text that the server did not write in that attempt is ever shown', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      live(world, (state, { cursor }, server) => {
        if (cursor?.epoch !== server.epoch) return
        for (const message of Object.values(state.messages))
          if (message.reply)
            partsOf(state, message).forEach((part, index) => {
              const key = `${message.id}/${state.live[message.id]?.attempt ?? message.reply?.attempt}/${index}`
              if ('text' in part) expect((server.written.get(key) ?? '').startsWith(part.text)).toBe(true)
            })
      })
    }),
    { numRuns: 200 },
  )
})

test('[R10] [I8] no attempt is shown again after a newer one began', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      const newest = new Map<string, number>()
      live(world, (state, { cursor }) => {
        for (const [id, message] of Object.entries(state.messages)) {
          const key = `${cursor?.epoch}/${id}`
          const attempt = state.live[id]?.attempt ?? message.reply?.attempt ?? 0
          if (cursor) expect(attempt).toBeGreaterThanOrEqual(newest.get(key) ?? 0)
          newest.set(key, attempt)
        }
      })
    }),
    { numRuns: 200 },
  )
})

test('[R3] the cursor never goes back within an epoch', () => {
  fc.assert(
    fc.property(worlds, (world) => {
      let last = { epoch: '', seq: 0 }
      live(world, (_, { cursor }) => {
        if (!cursor) return
        if (cursor.epoch === last.epoch) expect(cursor.seq).toBeGreaterThanOrEqual(last.seq)
        last = cursor
      })
    }),
    { numRuns: 200 },
  )
})
