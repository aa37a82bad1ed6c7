import fc from 'fast-check'

/** Something that happens. `pick` and its like choose whom it happens to; where nobody fits, nothing happens. */
export type Step =
  | { what: 'say'; who: number; chat: number; ask: boolean; twice: boolean; model: number }
  | {
      what:
        | 'edit'
        | 'delete'
        | 'rename'
        | 'choose model'
        | 'move'
        | 'ask'
        | 'stop'
        | 'continue'
        | 'pin'
        | 'react'
        | 'shut out'
        | 'let in'
        | 'depart'
      who: number
      chat: number
      pick: number
      twice: boolean
    }
  | { what: 'new chat' | 'peek'; who: number; chat: number }
  | { what: 'wait'; ms: number }
  | { what: 'kill' | 'restart' | 'freeze'; server: number; ms: number }
  | { what: 'freeze writer'; ms: number }
  | { what: 'halt writer'; locks: number; ms: number }
  | {
      what: 'crash'
      server: number
      at: 'before-commit' | 'after-commit' | 'after-answer' | 'deaf'
      commits: number
      ms: number
    }
  | { what: 'cut' | 'reload'; device: number }
  | { what: 'half-open' | 'slow' | 'stuck' | 'leave'; device: number; ms: number }
  | { what: 'pry'; device: number; chat: number }
  | { what: 'repair' | 'back up' | 'restore' }

export type Scenario = {
  seed: number
  servers: number
  people: number
  devices: number
  /** How long a query to the store is on its way. */
  lagMs: number
  latencyMs: number
  hints: 'good' | 'bad' | 'none'
  steps: Step[]
}

const pick = fc.nat(1000)
const rarely = fc.integer({ min: 0, max: 9 }).map((value) => value === 0)
const soon = fc.constantFrom(0, 1, 20, 200, 1000, 3000)

const said = fc.record({
  what: fc.constant('say' as const),
  who: pick,
  chat: pick,
  ask: fc.boolean(),
  twice: rarely,
  model: pick,
})
const done = fc.record({
  what: fc.constantFrom<Extract<Step, { pick: number }>['what']>(
    'edit',
    'delete',
    'rename',
    'choose model',
    'move',
    'ask',
    'stop',
    'stop',
    'continue',
    'continue',
    'pin',
    'react',
    'shut out',
    'shut out',
    'let in',
    'let in',
    'depart',
  ),
  who: pick,
  chat: pick,
  pick,
  twice: rarely,
})
const looked = fc.record({
  what: fc.constantFrom('new chat' as const, 'peek' as const),
  who: pick,
  chat: pick,
})
const waited = fc.record({
  what: fc.constant('wait' as const),
  ms: fc.constantFrom(0, 3, 30, 100, 400, 1500, 4000, 9000),
})
const stopped = fc.record({
  what: fc.constantFrom('kill' as const, 'restart' as const, 'freeze' as const),
  server: pick,
  ms: fc.constantFrom(0, 500, 3000, 12_000),
})
const crashed = fc.record({
  what: fc.constant('crash' as const),
  server: pick,
  at: fc.constantFrom(
    'before-commit' as const,
    'after-commit' as const,
    'after-answer' as const,
    'deaf' as const,
  ),
  commits: fc.nat(4),
  ms: soon,
})
const unplugged = fc.record({ what: fc.constantFrom('cut' as const, 'reload' as const), device: pick })
const pried = fc.record({ what: fc.constant('pry' as const), device: pick, chat: pick })
const badLine = fc.record({
  what: fc.constantFrom('half-open' as const, 'slow' as const, 'stuck' as const, 'leave' as const),
  device: pick,
  ms: fc.constantFrom(500, 3000, 15_000, 40_000),
})
const goneBack = fc.record({
  what: fc.constantFrom('repair' as const, 'back up' as const, 'back up' as const, 'restore' as const),
})

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: said },
  { weight: 8, arbitrary: done },
  { weight: 2, arbitrary: looked },
  { weight: 9, arbitrary: waited },
  { weight: 2, arbitrary: stopped },
  { weight: 3, arbitrary: crashed },
  { weight: 2, arbitrary: unplugged },
  { weight: 2, arbitrary: badLine },
  { weight: 1, arbitrary: goneBack },
  { weight: 1, arbitrary: pried },
)

const aBit = fc.record({
  what: fc.constant('wait' as const),
  ms: fc.constantFrom(30, 100, 400, 1000, 2000),
})

const longerThanALease = fc.constantFrom(9000, 10_000, 12_000)

/** Somebody asks, the process that writes the answer stands still until another has it, and thaws while that writes. */
const frozenWriter: fc.Arbitrary<Step[]> = fc
  .record({
    asked: said,
    before: aBit,
    ms: longerThanALease,
    reloads: fc.array(pick, { maxLength: 2 }),
    after: aBit,
  })
  .map(({ asked, before, ms, reloads, after }) => [
    { ...asked, ask: true },
    before,
    { what: 'freeze writer', ms },
    { what: 'wait', ms: ms - 100 },
    ...reloads.map((device) => ({ what: 'reload' as const, device })),
    { what: 'wait', ms: 100 },
    after,
  ])

/** The same, but just before the process takes a lock: to say that a tool is called, or that the answer has ended. */
const haltedWriter: fc.Arbitrary<Step[]> = fc
  .record({ asked: said, locks: fc.nat(1), ms: longerThanALease, after: aBit })
  .map(({ asked, locks, ms, after }) => [
    { what: 'halt writer', locks, ms },
    { ...asked, ask: true },
    { what: 'wait', ms },
    after,
  ])

/** Somebody is taken out of a room where others go on talking, and perhaps brought in again. */
const shutOutReader: fc.Arbitrary<Step[]> = fc
  .record({
    out: done,
    heard: fc.array(said, { minLength: 1, maxLength: 3 }),
    pause: aBit,
    comesBack: fc.boolean(),
  })
  .map(({ out, heard, pause, comesBack }) => [
    { ...out, what: 'shut out' },
    ...heard,
    pause,
    ...(comesBack ? [{ ...out, what: 'let in' as const }] : []),
  ])

/** Things are said, and undone by going back to a backup. */
const wentBack: fc.Arbitrary<Step[]> = fc
  .record({ undone: fc.array(said, { minLength: 1, maxLength: 3 }), pause: aBit })
  .map(({ undone, pause }) => [{ what: 'back up' }, ...undone, pause, { what: 'restore' }])

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  seed: fc.nat(2 ** 31 - 1),
  servers: fc.constantFrom(1, 1, 2, 3),
  people: fc.constantFrom(1, 2, 3),
  devices: fc.constantFrom(1, 2),
  lagMs: fc.constantFrom(0, 0, 2, 15),
  latencyMs: fc.constantFrom(1, 10, 80),
  hints: fc.constantFrom('good' as const, 'bad' as const, 'none' as const),
  steps: fc
    .array(
      fc.oneof(
        { weight: 60, arbitrary: step.map((one) => [one]) },
        { weight: 2, arbitrary: frozenWriter },
        { weight: 2, arbitrary: haltedWriter },
        { weight: 2, arbitrary: shutOutReader },
        { weight: 1, arbitrary: wentBack },
      ),
      { minLength: 4, maxLength: 15 },
    )
    .map((parts) => parts.flat()),
})
