import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Chance } from './chance.ts'
import { Database } from './database.ts'
import { runScenario } from './run-scenario.ts'
import { scenarioOf } from './seeds.ts'
import { newOwner, VirtualTime } from './virtual-time.ts'

test('an hour passes at once, and what was due in it happens in its order', async () => {
  const time = new VirtualTime(1000, new Chance(1).next)
  const happened: string[] = []
  setTimeout(() => happened.push(`second at ${Date.now()}`), 20)
  void pause(10).then(() => happened.push(`first at ${performance.now()}`))
  setImmediate(() => happened.push('at once'))
  await time.runUntil(3_601_000)
  time.end()
  expect(happened).toEqual(['at once', 'first at 1010', 'second at 1020'])
})

test('timers of a process that was killed never run, those of a frozen one run when it thaws', async () => {
  const time = new VirtualTime(0, new Chance(1).next)
  const [killed, frozen] = [newOwner('killed'), newOwner('frozen')]
  const happened: string[] = []
  const ticks = async (name: string) => {
    for (;;) {
      await pause(10)
      happened.push(`${name} at ${Date.now()}`)
    }
  }
  void time.as(killed, () => ticks('killed'))
  void time.as(frozen, () => ticks('frozen'))
  await time.runUntil(15)
  killed.isAlive = false
  frozen.frozenUntil = 100
  await time.runUntil(115)
  time.end()
  expect(happened).toEqual(['killed at 10', 'frozen at 10', 'frozen at 100', 'frozen at 110'])
})

test('the same seed is the same run, to the last step', async () => {
  const database = await Database.create()
  const runs = [await runScenario(scenarioOf(11), database), await runScenario(scenarioOf(11), database)]
  database.close()
  expect(runs[0]).toEqual(runs[1])
})
