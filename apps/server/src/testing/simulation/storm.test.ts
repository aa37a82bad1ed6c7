import { afterAll, beforeAll, expect, test } from 'vitest'
import { Database } from './database.ts'
import type { Device } from './device.ts'
import { settle } from './settle.ts'
import { World } from './world.ts'

let database: Database
beforeAll(async () => {
  database = await Database.create()
})
afterAll(() => database.close())

/** How many queries it takes until everybody is live again after something happened to all devices at once. */
async function queriesOf(devices: number, storm: (device: Device) => void): Promise<number> {
  const scenario = { seed: 7, servers: 1, people: 2, devices, lagMs: 0, latencyMs: 5, hints: 'good' as const }
  const world = new World({ ...scenario, steps: [] }, database)
  try {
    await world.begin()
    expect(await settle(world)).toBeUndefined()
    const before = world.machines.queries
    for (const device of world.devices) storm(device)
    await world.time.runUntil(world.time.now + 3000)
    expect(world.devices.map((device) => device.connection.status().phase)).not.toContain('offline')
    expect(await settle(world)).toBeUndefined()
    return world.machines.queries - before
  } finally {
    world.end()
  }
}

// Two streams each: asked for one by one, a hundred devices would cost two hundred queries for their access alone.
test('[I17] a hundred devices that come back within a moment do not each cost a query', async () => {
  expect(await queriesOf(50, (device) => device.cut())).toBeLessThan(80)
})

test('[I17] a hundred devices that begin anew at once share what is read for them', async () => {
  const few = await queriesOf(1, (device) => device.reload())
  expect(await queriesOf(50, (device) => device.reload())).toBeLessThan(few + 20)
})
