import { newId } from '@parley/contracts'
import type { Logger } from 'pino'
import type { Actor, Ctx } from '../../ctx.ts'
import type { Providers } from '../../providers/registry.ts'
import type { ToolDefinition } from '../../tools/registry.ts'
import type { Listener } from './network.ts'
import { startServer, type ServerProcess } from './server-process.ts'
import type { CrashPoint } from './mortal-driver.ts'
import { serverStore } from './server-store.ts'
import { newOwner, type Owner } from './virtual-time.ts'
import type { World } from './world.ts'

type Machine = {
  owner: Owner
  process: ServerProcess | undefined
  crash: { at: CrashPoint; commits: number; downMs: number } | undefined
  drop(): void
  isDraining: boolean
}

type Equipment = { world: World; providers: Providers; tools: readonly ToolDefinition[]; log: Logger }

/** The processes of the servers: started, killed, frozen, and started again on what the last one left. */
export class MachineRoom {
  private readonly machines: (Machine | undefined)[] = []
  private readonly databaseOwner = newOwner('database')
  private readonly equipment: Equipment
  /** After how many locks of a process that writes it comes to stand still, and for how long. */
  private halt: { locks: number; ms: number } | undefined
  private isOver = false
  queries = 0

  constructor(equipment: Equipment) {
    this.equipment = equipment
  }

  /** Resolves when it takes connections; one that ends before never does. */
  async start(index: number): Promise<void> {
    const { world, ...equipment } = this.equipment
    if (this.isOver || this.machines[index]?.owner.isAlive) return
    const owner = newOwner(`server ${index}`)
    const machine: Machine = {
      owner,
      process: undefined,
      crash: undefined,
      drop: () => {},
      isDraining: false,
    }
    this.machines[index] = machine
    const store = serverStore({
      time: world.time,
      database: world.database,
      queue: world.queue,
      databaseOwner: this.databaseOwner,
      owner,
      // One process may take what runs for left behind; one of several may not.
      kind: world.scenario.servers === 1 ? 'sqlite' : 'postgres',
      lag: () => (world.scenario.lagMs === 0 ? 0 : world.chance.below(world.scenario.lagMs)),
      crashPoint: () => this.crashPoint(machine),
      kill: () => this.kill(index, machine.crash?.downMs ?? 0),
      locks: () => this.haltPoint(machine),
      committed: () => world.committed(),
      asked: () => this.queries++,
    })
    machine.drop = () => store.drop()
    machine.process = await world.time.as(owner, () =>
      startServer({
        ...equipment,
        store,
        bus: world.bus.of(owner),
        people: new Map(world.people.map((person) => [person.id, person])),
        time: world.time,
      }),
    )
    machine.process.spine.live.listen((_stream, text) => world.evidence.wrote(owner.name, text))
    world.evidence.count('servers started')
  }

  private crashPoint(machine: Machine): CrashPoint | undefined {
    const { crash } = machine
    if (!crash || crash.commits-- > 0) return undefined
    this.equipment.world.evidence.count(`crashes ${crash.at}`)
    if (crash.at === 'deaf') machine.crash = undefined
    return crash.at
  }

  private haltPoint(machine: Machine): void {
    const { halt } = this
    if (!halt || (machine.process?.writing ?? 0) === 0 || halt.locks-- > 0) return
    this.halt = undefined
    machine.owner.frozenUntil = this.equipment.world.time.now + halt.ms
    this.equipment.world.evidence.count('processes that stood still before a lock')
  }

  /** Lets a process that writes an answer stand still just before it would take a lock. */
  haltWriter(locks: number, ms: number): void {
    this.halt = { locks, ms }
  }

  /** Ends a process without a word; another takes its place after a while. */
  kill(index: number, downMs: number): void {
    const machine = this.machines[index]
    if (!machine?.owner.isAlive) return
    const { world } = this.equipment
    world.evidence.count('kills')
    machine.owner.isAlive = false
    machine.drop()
    for (const device of world.devices) device.lose(machine.owner)
    world.time.after(downMs, () => void this.start(index), world.time.world)
  }

  crashAt(index: number, at: CrashPoint, commits: number, downMs: number): void {
    const machine = this.machines[index]
    if (machine) machine.crash = { at, commits, downMs }
  }

  /** A process that stands still and does not know it. */
  freeze(index: number, ms: number): void {
    const machine = this.machines[index]
    if (machine) machine.owner.frozenUntil = this.equipment.world.time.now + ms
  }

  /** The process that writes an answer right now, if one does. */
  freezeWriter(ms: number): void {
    const index = this.machines.findIndex(
      (machine) => machine?.owner.isAlive && (machine.process?.writing ?? 0) > 0,
    )
    if (index < 0) return
    this.equipment.world.evidence.count('writers frozen')
    this.freeze(index, ms)
  }

  /** As an update of the server does it. */
  async restart(index: number, downMs: number): Promise<void> {
    const machine = this.machines[index]
    const { world } = this.equipment
    if (!machine?.process || machine.isDraining || !machine.owner.isAlive) return
    machine.isDraining = true
    const { process, owner } = machine
    const end = () => this.kill(index, downMs)
    void world.time.as(owner, () => process.drain()).then(end, end)
  }

  killAll(downMs: number): void {
    for (const index of this.machines.keys()) this.kill(index, downMs)
  }

  heal(): void {
    const { now } = this.equipment.world.time
    this.halt = undefined
    for (const machine of this.machines) {
      if (!machine) continue
      machine.crash = undefined
      machine.owner.frozenUntil = Math.min(now, machine.owner.frozenUntil)
    }
  }

  private listening(): Machine[] {
    return this.machines.filter(
      (machine): machine is Machine => machine?.process !== undefined && machine.owner.isAlive,
    )
  }

  anyListener(): Listener | undefined {
    const { chance } = this.equipment.world
    const machine = chance.pick(this.listening().filter(({ isDraining }) => !isDraining))
    if (!machine?.process) return undefined
    return { owner: machine.owner, accept: machine.process.accept }
  }

  /** A context on any process that lives. */
  ctx(person: Actor): Ctx | undefined {
    const [machine] = this.listening()
    return machine?.process && { ...machine.process.spine, actor: person, opId: newId() }
  }

  get areAllUp(): boolean {
    return this.machines.every((machine) => machine?.process && machine.owner.isAlive && !machine.isDraining)
  }

  end(): void {
    this.isOver = true
    for (const machine of this.machines) {
      if (!machine?.owner.isAlive) continue
      machine.owner.isAlive = false
      machine.drop()
    }
  }
}
