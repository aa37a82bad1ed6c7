import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from './database.ts'
import { runScenario } from './run-scenario.ts'
import type { Scenario, Step } from './scenario.ts'

let database: Database
beforeAll(async () => {
  database = await Database.create()
})
afterAll(() => database.close())

const small: Omit<Scenario, 'seed' | 'steps'> = {
  servers: 1,
  people: 2,
  devices: 1,
  lagMs: 0,
  latencyMs: 1,
  hints: 'good',
}

/** Scenarios that found a fault once, as they were when they did. */
const stays = async (scenario: Partial<Scenario> & { seed: number; steps: Step[] }) =>
  expect(await runScenario({ ...small, ...scenario }, database)).toBeTruthy()

test('seed 373: a reply whose end was stored, but not heard of, ends once', () =>
  stays({
    seed: 0,
    steps: [
      { what: 'say', who: 0, chat: 0, ask: false, twice: true, model: 0 },
      { what: 'wait', ms: 9000 },
      { what: 'say', who: 0, chat: 0, ask: false, twice: false, model: 0 },
      { what: 'crash', server: 0, at: 'deaf', commits: 4, ms: 0 },
      { what: 'say', who: 293, chat: 255, ask: true, twice: false, model: 780 },
      { what: 'wait', ms: 1500 },
      { what: 'wait', ms: 0 },
      { what: 'restore' },
      { what: 'crash', server: 560, at: 'after-answer', commits: 1, ms: 1000 },
    ],
  }))

test('a device that begins anew just after a repair finds the new epoch and does not go round in circles', () =>
  stays({
    seed: 1,
    steps: [
      { what: 'say', who: 0, chat: 0, ask: false, twice: false, model: 0 },
      { what: 'wait', ms: 400 },
      { what: 'repair' },
      { what: 'reload', device: 0 },
      { what: 'wait', ms: 100 },
    ],
  }))

test('seed 376: a reply that a fault ended in mid-tool shows its tool to those who looked on', () =>
  stays({
    seed: 482512684,
    people: 3,
    steps: [
      { what: 'stop', who: 1, chat: 5, pick: 552, twice: false },
      { what: 'wait', ms: 30 },
      { what: 'crash', server: 713, at: 'before-commit', commits: 3, ms: 1000 },
      { what: 'say', who: 5, chat: 149, ask: true, twice: false, model: 1 },
      { what: 'wait', ms: 0 },
      { what: 'reload', device: 0 },
      { what: 'say', who: 746, chat: 827, ask: false, twice: false, model: 186 },
      { what: 'wait', ms: 400 },
      { what: 'edit', who: 834, chat: 6, pick: 4, twice: false },
      { what: 'edit', who: 895, chat: 4, pick: 7, twice: false },
      { what: 'say', who: 413, chat: 831, ask: true, twice: false, model: 998 },
      { what: 'ask', who: 1, chat: 1, pick: 416, twice: false },
      { what: 'pin', who: 7, chat: 995, pick: 1000, twice: false },
      { what: 'wait', ms: 1500 },
    ],
  }))

test('a result of a tool that the store did not take at once is told to those who look on', () =>
  stays({
    seed: 0,
    people: 1,
    lagMs: 15,
    latencyMs: 80,
    hints: 'none',
    steps: [
      { what: 'say', who: 0, chat: 0, ask: true, twice: false, model: 610 },
      { what: 'wait', ms: 1000 },
      { what: 'freeze writer', ms: 10_000 },
      { what: 'wait', ms: 10_000 },
      { what: 'wait', ms: 1000 },
    ],
  }))

test('seed 568: a process that lost its answer while it stood still rings up nothing', () =>
  stays({
    seed: 662411926,
    servers: 3,
    people: 3,
    steps: [
      { what: 'shut out', who: 937, chat: 604, pick: 313, twice: false },
      { what: 'say', who: 174, chat: 760, ask: false, twice: false, model: 213 },
      { what: 'wait', ms: 2000 },
      { what: 'say', who: 815, chat: 372, ask: false, twice: false, model: 124 },
      { what: 'choose model', who: 375, chat: 408, pick: 705, twice: false },
      { what: 'wait', ms: 9000 },
      { what: 'continue', who: 988, chat: 808, pick: 435, twice: false },
      { what: 'say', who: 988, chat: 76, ask: true, twice: false, model: 452 },
      { what: 'rename', who: 373, chat: 732, pick: 876, twice: false },
      { what: 'say', who: 265, chat: 108, ask: false, twice: false, model: 783 },
      { what: 'peek', who: 526, chat: 527 },
      { what: 'halt writer', locks: 1, ms: 9000 },
      { what: 'say', who: 907, chat: 655, ask: true, twice: true, model: 252 },
      { what: 'wait', ms: 9000 },
      { what: 'wait', ms: 100 },
    ],
  }))

test('[I9] seed 529: a process that takes up what it has lost itself saves nothing more of the older attempt', () =>
  stays({
    seed: 261429931,
    people: 1,
    latencyMs: 80,
    hints: 'bad',
    steps: [
      { what: 'rename', who: 202, chat: 732, pick: 724, twice: false },
      { what: 'halt writer', locks: 0, ms: 12_000 },
      { what: 'say', who: 726, chat: 122, ask: true, twice: false, model: 730 },
      { what: 'wait', ms: 12_000 },
      { what: 'wait', ms: 30 },
      { what: 'say', who: 918, chat: 739, ask: true, twice: false, model: 914 },
      { what: 'shut out', who: 783, chat: 122, pick: 79, twice: false },
      { what: 'say', who: 513, chat: 455, ask: true, twice: false, model: 138 },
      { what: 'wait', ms: 400 },
      { what: 'let in', who: 783, chat: 122, pick: 79, twice: false },
    ],
  }))

test('[I5] seed 3277: who come back in one moment stand in one order for all, whoever is told of first', () =>
  stays({
    seed: 2,
    people: 3,
    lagMs: 2,
    steps: [
      { what: 'depart', who: 1, chat: 4, pick: 3, twice: false },
      { what: 'let in', who: 515, chat: 140, pick: 993, twice: false },
      { what: 'shut out', who: 166, chat: 5, pick: 994, twice: false },
      { what: 'let in', who: 166, chat: 5, pick: 994, twice: false },
      { what: 'wait', ms: 1500 },
      { what: 'reload', device: 996 },
    ],
  }))

test('[I6] seed 11266: a screen that has not heard of a restore may still show what was undone', () =>
  stays({
    seed: 1_439_966_684,
    people: 1,
    hints: 'bad',
    steps: [
      { what: 'wait', ms: 1500 },
      { what: 'new chat', who: 810, chat: 315 },
      { what: 'say', who: 36, chat: 251, ask: true, twice: false, model: 261 },
      { what: 'halt writer', locks: 0, ms: 12_000 },
      { what: 'say', who: 340, chat: 884, ask: true, twice: false, model: 387 },
      { what: 'wait', ms: 12_000 },
      { what: 'wait', ms: 2000 },
      { what: 'continue', who: 71, chat: 42, pick: 635, twice: false },
      { what: 'say', who: 762, chat: 941, ask: false, twice: false, model: 798 },
      { what: 'back up' },
      { what: 'wait', ms: 2000 },
      { what: 'restore' },
    ],
  }))

test('[I5] seed 43208: a screen whose chat goes to a branch that it was not sent loads that branch', () =>
  stays({
    seed: 0,
    servers: 3,
    people: 1,
    devices: 2,
    steps: [
      { what: 'say', who: 0, chat: 0, ask: true, twice: false, model: 130 },
      { what: 'halt writer', locks: 1, ms: 10_000 },
      { what: 'say', who: 607, chat: 720, ask: true, twice: false, model: 524 },
      { what: 'wait', ms: 10_000 },
      { what: 'wait', ms: 400 },
      { what: 'leave', device: 732, ms: 3000 },
      { what: 'stop', who: 75, chat: 847, pick: 807, twice: true },
      { what: 'crash', server: 564, at: 'after-commit', commits: 4, ms: 1 },
      { what: 'ask', who: 0, chat: 712, pick: 124, twice: true },
      { what: 'new chat', who: 777, chat: 271 },
      { what: 'move', who: 853, chat: 134, pick: 861, twice: false },
      { what: 'reload', device: 883 },
    ],
  }))

test('[I5] seed 47261: a device that was just opened anew has come to rest only once its list is there', () =>
  stays({
    seed: 2_047_867_837,
    servers: 2,
    people: 1,
    lagMs: 15,
    latencyMs: 80,
    hints: 'bad',
    steps: [
      { what: 'kill', server: 0, ms: 3000 },
      { what: 'wait', ms: 9000 },
      { what: 'halt writer', locks: 0, ms: 12_000 },
      { what: 'say', who: 50, chat: 625, ask: true, twice: false, model: 485 },
      { what: 'wait', ms: 12_000 },
      { what: 'wait', ms: 400 },
      { what: 'say', who: 49, chat: 792, ask: true, twice: false, model: 886 },
      { what: 'wait', ms: 100 },
      { what: 'freeze writer', ms: 9000 },
      { what: 'wait', ms: 8900 },
      { what: 'wait', ms: 100 },
      { what: 'wait', ms: 30 },
      { what: 'say', who: 907, chat: 818, ask: true, twice: false, model: 586 },
      { what: 'wait', ms: 2000 },
      { what: 'freeze writer', ms: 9000 },
      { what: 'wait', ms: 8900 },
      { what: 'reload', device: 34 },
      { what: 'wait', ms: 100 },
      { what: 'wait', ms: 400 },
      { what: 'restart', server: 392, ms: 3000 },
      { what: 'crash', server: 538, at: 'deaf', commits: 0, ms: 20 },
      { what: 'half-open', device: 361, ms: 40_000 },
      { what: 'crash', server: 836, at: 'after-answer', commits: 2, ms: 20 },
      { what: 'peek', who: 14, chat: 830 },
    ],
  }))

test('[I15] seed 51689: who looks for a chat of others takes no chat of their own that is just being made', () =>
  stays({
    seed: 0,
    people: 1,
    lagMs: 15,
    steps: [
      { what: 'say', who: 0, chat: 0, ask: false, twice: true, model: 0 },
      { what: 'wait', ms: 9000 },
      { what: 'new chat', who: 0, chat: 0 },
      { what: 'stop', who: 993, chat: 0, pick: 447, twice: false },
      { what: 'crash', server: 85, at: 'after-answer', commits: 0, ms: 1 },
      { what: 'wait', ms: 30 },
      { what: 'pry', device: 439, chat: 237 },
      { what: 'back up' },
    ],
  }))
