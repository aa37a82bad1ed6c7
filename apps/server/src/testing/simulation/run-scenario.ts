import { checkLog } from './checks/log-checks.ts'
import { checkOps } from './checks/op-checks.ts'
import { checkStates } from './checks/state-checks.ts'
import type { Database } from './database.ts'
import type { Rule } from './evidence.ts'
import type { Scenario } from './scenario.ts'
import { settle } from './settle.ts'
import { happen } from './steps.ts'
import { World } from './world.ts'

/** R19: a reader with more than this unsent is sent away; one frame may lie on top. */
const MOST_UNSENT = 1024 * 1024 + 512 * 1024

export type Counts = Record<string, number>

/** Lives through a scenario, lets it come to rest, and looks whether anything is broken; throws what is. */
export async function runScenario(scenario: Scenario, database: Database): Promise<Counts> {
  const world = new World(scenario, database)
  try {
    await world.begin()
    for (const step of scenario.steps) await happen(world, step)
    const restless = await settle(world)
    if (restless) world.evidence.broken(ruleIn(world, restless), `not at rest: ${restless}`)
    checkLog(world)
    checkOps(world)
    if (!restless) await checkStates(world)
    checkWatched(world)
    world.evidence.verdict()
    world.evidence.count(
      'taken up',
      world.database.all<{ n: number }>('SELECT sum(recoveries) AS n FROM replies')[0]?.n ?? 0,
    )
    world.evidence.count('restores', world.restores)
    world.evidence.count('repairs', world.repairs)
    world.evidence.count('hints lost', world.bus.lost)
    return { ...world.evidence.counts, steps: world.time.steps, queries: world.machines.queries }
  } finally {
    world.end()
  }
}

/** Who does not come to rest after a new epoch has not found it. */
const ruleIn = (world: World, restless: string): Rule =>
  (/^\[(I\d+)\]/.exec(restless)?.[1] as Rule | undefined) ??
  (world.restores + world.repairs > 0 ? 'I11' : 'I15')

function checkWatched(world: World) {
  for (const { fault, about } of world.database.all<{ fault: string; about: string }>(
    'SELECT * FROM watched_faults',
  ))
    world.evidence.broken(
      fault.slice(0, fault.indexOf(':')) as Rule,
      `${fault.slice(fault.indexOf(':') + 2)}: ${about}`,
    )
  for (const device of world.devices) {
    world.evidence.most('most unsent bytes', device.mostBuffered())
    if (device.mostBuffered() > MOST_UNSENT)
      world.evidence.broken('I13', `${device.mostBuffered()} bytes were kept for ${device.name}`)
  }
  const [calls] = world.database.all<{ n: number }>(
    `SELECT count(DISTINCT json_extract(body, '$.value.call.id')) AS n FROM events
     WHERE type = 'reply.part-set' AND json_extract(body, '$.value.call.name') = 'till'`,
  )
  world.evidence.count('sales', world.tillRang)
  if (world.restores === 0 && world.tillRang > (calls?.n ?? 0))
    world.evidence.broken('I14', `the till rang ${world.tillRang} times for ${calls?.n} calls`)
}
